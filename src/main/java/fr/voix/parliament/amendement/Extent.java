package fr.voix.parliament.amendement;

/**
 * How long a list is.
 *
 * @param questions fewer where amendements are identical
 */
public record Extent(long amendements, long questions) {}
