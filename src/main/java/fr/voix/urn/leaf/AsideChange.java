package fr.voix.urn.leaf;

/**
 * That a ballot was set aside, or counts again.
 *
 * @param ballotIndex of the ballot's leaf
 * @param leafIndex of the leaf that says so
 * @param isAside whether it was set aside
 */
public record AsideChange(long ballotIndex, Choice choice, long leafIndex, boolean isAside) {}
