/** Pages to sign in, and to change one's own account. */
package fr.voix.desk.account.entry;
