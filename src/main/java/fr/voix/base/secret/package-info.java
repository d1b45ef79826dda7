/** Keys of this deployment, encryption of stored texts, signed tokens, hashes. */
package fr.voix.base.secret;
