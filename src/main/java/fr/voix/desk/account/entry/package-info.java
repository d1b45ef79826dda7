/** The pages by which a moderator enters and keeps an account. */
package fr.voix.desk.account.entry;
