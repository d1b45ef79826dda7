/** Tallies as streams of events. */
package fr.voix.urn.live;
