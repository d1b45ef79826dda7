/** Recovery codes for a colleague who lost every other second factor. */
package fr.voix.desk.account.recovery;
