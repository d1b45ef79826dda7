/** The petition: states, events, thresholds, answers. */
package fr.voix.petition.petition;
