/** Codes for a moderator who lost every other factor. */
package fr.voix.desk.account.recovery;
