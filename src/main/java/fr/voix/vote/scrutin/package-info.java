/** Scrutins: opening, closing, scheduling, hiding. */
package fr.voix.vote.scrutin;
