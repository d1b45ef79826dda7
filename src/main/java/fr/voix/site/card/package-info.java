/** A result as a picture: the share card. */
package fr.voix.site.card;
