/** Codes of authenticator apps (TOTP). */
package fr.voix.desk.account.totp;
