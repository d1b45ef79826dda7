/** The first page. */
package fr.voix.site.home;
