package fr.voix.vote.ballot;

import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.core.annotation.Nullable;
import java.util.Objects;

/** What a voter asks of an urn. */
sealed interface BallotOrder {

    Scrutin scrutin();

    VoterKey voterKey();

    /** By what it is known again when it is repeated; null when the client named no key. */
    @Nullable
    RequestMark mark();

    /**
     * Whether carrying out the other one after this one, of the same voter, would change nothing and note nothing. Of two
     * different keys each is noted, in a batch of its own.
     */
    default boolean asksTheSameAs(BallotOrder other) {
        return Objects.equals(mark(), other.mark())
                && switch (this) {
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
    record Cast(
            Scrutin scrutin,
            VoterKey voterKey,
            Choice choice,
            Tier tier,
            byte[] nonce,
            OriginMark network,
            @Nullable RequestMark mark)
            implements BallotOrder {}

    /** Take the standing ballot back. */
    record Withdraw(
            Scrutin scrutin, VoterKey voterKey, @Nullable RequestMark mark) implements BallotOrder {}
}
