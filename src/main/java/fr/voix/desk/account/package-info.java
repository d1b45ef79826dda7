/** Who works here: invitations, passwords, sessions, second steps. */
package fr.voix.desk.account;
