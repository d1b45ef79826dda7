/** Atom feeds, the calendar of closings, the map of the site. */
package fr.voix.site.feed;
