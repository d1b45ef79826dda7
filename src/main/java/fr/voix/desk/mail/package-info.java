/** Dead mails, the stop of all mail, and the outbox where there is no mail server. */
package fr.voix.desk.mail;
