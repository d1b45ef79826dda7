/** The public journal of acts. */
package fr.voix.site.journal;
