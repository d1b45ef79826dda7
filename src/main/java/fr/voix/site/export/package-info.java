/** Everything as CSV. */
package fr.voix.site.export;
