/** The page of an amendement with its vote, and the lists of them. */
package fr.voix.site.amendement;
