package fr.voix.site.embed;

/**
 * One file that pages of others or embeds load.
 *
 * @param version the beginning of its SHA-256, part of its address
 */
record WidgetFile(byte[] content, String contentType, String version) {}
