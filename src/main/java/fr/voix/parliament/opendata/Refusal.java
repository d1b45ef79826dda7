package fr.voix.parliament.opendata;

/**
 * A record that was not taken in.
 *
 * @param path where it was found, inside an archive too
 * @param reason what was wrong, for the person who runs the import
 */
public record Refusal(Kind kind, String path, String reason) {}
