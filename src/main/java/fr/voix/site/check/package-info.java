/** The pages that recount an urn and find a receipt in it, in the browser. */
package fr.voix.site.check;
