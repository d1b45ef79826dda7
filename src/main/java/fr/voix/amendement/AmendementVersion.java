package fr.voix.amendement;

/**
 * Which version of an amendement is stored.
 *
 * @param chronotag epoch milliseconds of the last official change
 * @param fingerprint hash of the official file it was read from
 */
public record AmendementVersion(long chronotag, String dossierUid, byte[] fingerprint) {}
