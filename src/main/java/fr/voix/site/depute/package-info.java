/** The deputies: who sits, what one tabled, and how one voted. */
package fr.voix.site.depute;
