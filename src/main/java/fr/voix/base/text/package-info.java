/** Texts: languages, messages, slugs, excerpts, and the addresses of our pages. */
package fr.voix.base.text;
