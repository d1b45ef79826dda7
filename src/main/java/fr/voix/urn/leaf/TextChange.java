package fr.voix.urn.leaf;

/**
 * A change of the text of a question or petition after the first vote or signature.
 *
 * @param leafIndex of the {@code t1} leaf of the new text
 * @param ballots number that counted before it
 */
public record TextChange(long leafIndex, long ballots) {}
