/** Pages and feeds of themes. */
package fr.voix.site.theme;
