/** A result as a picture: share card and badge. */
package fr.voix.site.card;
