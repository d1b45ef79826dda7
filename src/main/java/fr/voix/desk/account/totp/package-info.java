/** Codes of an authenticator app. */
package fr.voix.desk.account.totp;
