package fr.voix.ballot;

import fr.voix.scrutin.Scrutin;
import fr.voix.urn.Choice;
import fr.voix.urn.Tier;

/** What a voter asks of an urn. */
sealed interface BallotOrder {

    Scrutin scrutin();

    VoterKey voterKey();

    /** Whether carrying out the other one after this one, of the same voter, would change nothing. */
    default boolean asksTheSameAs(BallotOrder other) {
        return switch (this) {
            case Cast cast ->
                other instanceof Cast again && again.choice() == cast.choice() && again.tier() == cast.tier();
            case Withdraw ignored -> other instanceof Withdraw;
        };
    }

    /**
     * Put a ballot in, in the place of a standing one.
     *
     * @param network the caller's network, hashed for this Scrutin and this day
     */
    record Cast(Scrutin scrutin, VoterKey voterKey, Choice choice, Tier tier, byte[] nonce, NetworkMark network)
            implements BallotOrder {}

    /** Take the standing ballot back. */
    record Withdraw(Scrutin scrutin, VoterKey voterKey) implements BallotOrder {}
}
