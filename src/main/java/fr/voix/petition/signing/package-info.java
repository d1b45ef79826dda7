/** The form by which a visitor asks to sign. */
package fr.voix.petition.signing;
