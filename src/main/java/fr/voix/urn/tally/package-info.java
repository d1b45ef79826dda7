/** Counts of both kinds, their recount, and how they grew. */
package fr.voix.urn.tally;
