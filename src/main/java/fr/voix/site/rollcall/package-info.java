/** The official roll-calls as pages: by group, by person, and their list. */
package fr.voix.site.rollcall;
