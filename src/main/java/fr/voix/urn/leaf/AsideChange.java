package fr.voix.urn.leaf;

/**
 * A ballot was set aside, or counts again.
 *
 * @param ballotIndex of the ballot's leaf
 * @param leafIndex of the {@code m1} or {@code r1} leaf
 * @param isAside true if set aside, false if it counts again
 */
public record AsideChange(long ballotIndex, Choice choice, long leafIndex, boolean isAside) {}
