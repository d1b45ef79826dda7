package fr.voix.site.embed;

/**
 * One file that pages of others or embeds load.
 *
 * @param version the beginning of its SHA-256, part of its address
 * @param integrity its SHA-384 as {@code integrity="…"} wants it
 */
record WidgetFile(byte[] content, String contentType, String version, String integrity) {}
