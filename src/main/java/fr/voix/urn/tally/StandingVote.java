package fr.voix.urn.tally;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.Tier;

/**
 * A row of the table of ballots or signatures.
 *
 * @param isMarked whether it is set aside
 */
record StandingVote(long leafIndex, Choice choice, Tier tier, byte[] secret, byte[] nonce, boolean isMarked) {

    /** The leaf that it opens. */
    Leaf leaf(String uid) {
        String commitment = Commitment.of(secret, uid, choice, tier, nonce);
        return choice == Choice.S ? Leaf.signature(uid, tier, commitment) : Leaf.ballot(uid, choice, tier, commitment);
    }
}
