package fr.voix.vote.ballot;

import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.core.annotation.Nullable;
import java.util.Objects;

/** An order of a voter to an urn. */
sealed interface BallotOrder {

    Scrutin scrutin();

    VoterKey voterKey();

    /** Recognizes a repeat of the request; null when the client sent no key. */
    @Nullable
    RequestMark mark();

    /**
     * Whether the other order, of the same voter, would change and note nothing after this one. With two different keys both must
     * be noted, in two batches.
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
     * Casts a ballot, in place of the current one if there is one.
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

    /** Withdraws the current ballot. */
    record Withdraw(
            Scrutin scrutin, VoterKey voterKey, @Nullable RequestMark mark) implements BallotOrder {}
}
