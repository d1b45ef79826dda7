package fr.voix.theme.suggestion;

/**
 * A decision about a similar text.
 *
 * @param similarity cosine, from 0 to 1
 */
record Neighbour(Decision decision, double similarity) {}
