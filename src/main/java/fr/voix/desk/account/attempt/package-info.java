/** Passwords, and the pauses after failed tries. */
package fr.voix.desk.account.attempt;
