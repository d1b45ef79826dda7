/** Mail: queued in the transaction that causes it, sent at least once, erased once sent. */
package fr.voix.base.mail;
