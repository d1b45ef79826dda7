package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Tier;

/**
 * One person's standing position in one Scrutin, with what opens its leaf's commitment. It holds no time: times would tie
 * one person's ballots together.
 *
 * @param leafIndex where its {@code b1} leaf stands in the urn
 * @param secret 32 random bytes of the server
 * @param nonce 16 random bytes of the browser
 */
record Ballot(VoterKey voterKey, Choice choice, Tier tier, long leafIndex, byte[] secret, byte[] nonce) {

    /** The line that the urn holds for it; computed anew by each call. */
    Leaf leaf(String scrutinUid) {
        return Leaf.ballot(scrutinUid, choice, tier, Commitment.of(secret, scrutinUid, choice, tier, nonce));
    }

    Receipt receipt(String scrutinUid) {
        return receipt(leaf(scrutinUid));
    }

    /** As above, when the leaf is known. */
    Receipt receipt(Leaf leaf) {
        return new Receipt(leafIndex, leaf, secret, nonce);
    }
}
