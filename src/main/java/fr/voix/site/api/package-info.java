/** What the public reads as JSON. */
package fr.voix.site.api;
