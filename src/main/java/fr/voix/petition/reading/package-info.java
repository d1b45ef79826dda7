/** Petitions as the public finds and reads them. */
package fr.voix.petition.reading;
