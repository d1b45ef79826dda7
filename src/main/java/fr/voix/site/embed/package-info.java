/** Results in pages of others: frames, their builder, oEmbed. */
package fr.voix.site.embed;
