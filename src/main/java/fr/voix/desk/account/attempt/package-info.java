/** Passwords, and what is counted of those that fail. */
package fr.voix.desk.account.attempt;
