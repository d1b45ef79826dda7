package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Tier;

/**
 * One person's current choice in one Scrutin, with what opens the commitment of its leaf. It holds no time: times would link one
 * person's ballots.
 *
 * @param leafIndex index of its {@code b1} leaf in the urn
 * @param secret 32 random bytes of the server
 * @param nonce 16 random bytes of the browser
 */
record Ballot(VoterKey voterKey, Choice choice, Tier tier, long leafIndex, byte[] secret, byte[] nonce) {

    /** Its leaf in the urn; computed at each call. */
    Leaf leaf(String scrutinUid) {
        return Leaf.ballot(scrutinUid, choice, tier, Commitment.of(secret, scrutinUid, choice, tier, nonce));
    }

    Receipt receipt(String scrutinUid) {
        return receipt(leaf(scrutinUid));
    }

    /** As {@link #receipt(String)}, when the leaf is known. */
    Receipt receipt(Leaf leaf) {
        return new Receipt(leafIndex, leaf, secret, nonce);
    }
}
