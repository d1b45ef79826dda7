package fr.voix.parliament.texte;

/**
 * A record with the hash of the official file it was read from.
 *
 * @param fingerprint 32 bytes; a file with the same hash has nothing new to say
 */
public record Fingerprinted<T>(T value, byte[] fingerprint) {}
