/** Where a signatory lives, as coarse as a département; the map of signatures. */
package fr.voix.petition.place;
