/** The form by which somebody asks to sign. */
package fr.voix.petition.signing;
