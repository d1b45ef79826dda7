package fr.voix.urn;

/**
 * That the text of a question changed when votes had been cast already.
 *
 * @param leafIndex where the {@code t1} leaf of the new text stands
 * @param ballots how many counted before it
 */
public record TextChange(long leafIndex, long ballots) {}
