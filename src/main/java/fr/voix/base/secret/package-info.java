/** Keys, seals, signed tokens, hashes. */
package fr.voix.base.secret;
