package fr.voix.urn;

/**
 * The record of one Scrutin or petition as its row says it: whether it takes ballots or signatures, its tree and its counts.
 *
 * @param uid of the Scrutin, or the petition's id in decimal digits
 * @param hasSetAside whether a ballot or signature was ever set aside in it
 * @param waiting how many are set aside because nobody has looked at them yet
 */
public record Urn(
        long urnId, String uid, boolean isOpen, boolean hasSetAside, Frontier frontier, Counts counts, long waiting) {

    public UrnKind kind() {
        return UrnKind.of(uid);
    }
}
