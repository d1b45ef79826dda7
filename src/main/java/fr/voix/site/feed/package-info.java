/** Atom feeds, the map of the site. */
package fr.voix.site.feed;
