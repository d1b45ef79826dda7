/** How many requests of each hour were answered well, by class of route, as the register states it: nobody's, and of no scrutin. */
package fr.voix.site.hour;
