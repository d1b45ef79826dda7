/** What stands where something was hidden. */
package fr.voix.site.hidden;
