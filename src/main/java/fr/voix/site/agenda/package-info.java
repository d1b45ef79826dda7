/** When bills are debated: a page, and calendars of a texte and of a theme. */
package fr.voix.site.agenda;
