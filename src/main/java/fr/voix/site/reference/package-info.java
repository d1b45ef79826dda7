/** The document of the API and the pages about it and the formats. */
package fr.voix.site.reference;
