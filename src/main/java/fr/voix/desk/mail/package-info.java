/** Letters that were given up; all of them, where there is no mail server. */
package fr.voix.desk.mail;
