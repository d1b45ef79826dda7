package fr.voix.parliament.opendata;

/**
 * One file of a source, recognised but not yet parsed.
 *
 * @param path where it stood, inside an archive too
 * @param uid the uid that its name claims; its content has the last word
 * @param fingerprint SHA-256 of the content, salted with the version of the rules that read it
 */
record Recognised(Kind kind, String path, String uid, byte[] content, byte[] fingerprint) {}
