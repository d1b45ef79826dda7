package fr.voix.base.page;

/**
 * One static file, ready to send.
 *
 * @param hash of the content; part of the address, so that the file can be cached for a year
 */
record StaticFile(byte[] content, String contentType, String hash) {}
