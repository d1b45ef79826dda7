/** One-sentence summaries by moderators, and the short titles of amendements. */
package fr.voix.theme.summary;
