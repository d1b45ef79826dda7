package fr.voix.urn;

/**
 * One Scrutin's record as its row says it: whether it takes ballots, its tree and its counts.
 *
 * @param scrutinUid the question that it belongs to
 */
public record Urn(long urnId, String scrutinUid, boolean isOpen, Frontier frontier, Counts counts) {}
