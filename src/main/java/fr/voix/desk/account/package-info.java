/** Accounts of the back office: invitations, passwords, sessions, second factors. */
package fr.voix.desk.account;
