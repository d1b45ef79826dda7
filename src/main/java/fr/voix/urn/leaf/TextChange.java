package fr.voix.urn.leaf;

/**
 * That the text of a question or petition changed when it had been voted on, or signed, already.
 *
 * @param leafIndex where the {@code t1} leaf of the new text stands
 * @param ballots how many counted before it
 */
public record TextChange(long leafIndex, long ballots) {}
