package fr.voix.urn;

/**
 * One Scrutin's record as its row says it: whether it takes ballots, its tree and its counts.
 *
 * @param scrutinUid the question that it belongs to
 * @param hasSetAside whether moderators ever set a ballot aside in it
 */
public record Urn(
        long urnId, String scrutinUid, boolean isOpen, boolean hasSetAside, Frontier frontier, Counts counts) {}
