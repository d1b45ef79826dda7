/** Passkeys, by WebAuthn. */
package fr.voix.desk.account.passkey;
