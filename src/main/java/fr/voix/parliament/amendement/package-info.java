/** The amendement, its words, and the search among all that are shown. */
package fr.voix.parliament.amendement;
