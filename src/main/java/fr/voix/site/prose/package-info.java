/** Pages of text: method, privacy, legal, sources. */
package fr.voix.site.prose;
