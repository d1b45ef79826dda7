/** The document of the API, and the page of formats. */
package fr.voix.site.reference;
