/** Letters: written with what they are about, sent at least once, erased once sent. */
package fr.voix.base.mail;
