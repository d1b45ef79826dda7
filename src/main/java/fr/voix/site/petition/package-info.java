/** Pages and feeds of petitions. */
package fr.voix.site.petition;
