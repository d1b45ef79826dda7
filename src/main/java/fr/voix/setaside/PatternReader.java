package fr.voix.setaside;

import fr.voix.ballot.BallotRange;
import fr.voix.crowd.OriginKind;
import fr.voix.crowd.OriginReader;
import fr.voix.urn.UrnReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds where in an urn the ballots are that a pattern means. */
@Singleton
class PatternReader {

    private final OriginReader origins;
    private final UrnReader urns;

    PatternReader(OriginReader origins, UrnReader urns) {
        this.origins = origins;
        this.urns = urns;
    }

    /** Empty when there are none below that size. */
    Optional<BallotRange> range(long urnId, BallotPattern pattern, long below) {
        return switch (pattern) {
            case BallotPattern.OfNetwork network ->
                ofIndexes(origins.indexesOf(urnId, OriginKind.NETWORK, network.day(), network.network()), below);
            case BallotPattern.OfHours hours -> {
                long first = urns.sizeBefore(urnId, hours.from());
                long end = Math.min(below, urns.sizeBefore(urnId, hours.to()));
                yield first < end ? Optional.of(BallotRange.between(first, end)) : Optional.empty();
            }
        };
    }

    /** The same for a decision, whose hours were turned into indexes when it was proposed. */
    Optional<BallotRange> range(long urnId, SetAside decision) {
        return decision.rule() == SetAsideRule.RAFALE
                ? Optional.of(BallotRange.between(decision.firstIndex(), decision.endIndex()))
                : decision.pattern() == null ? Optional.empty() : range(urnId, decision.pattern(), decision.endIndex());
    }

    /** Whether it means a network that nothing is known of any more. */
    boolean isForgotten(SetAside decision) {
        return decision.answered() == null && decision.rule() == SetAsideRule.RESEAU && decision.pattern() == null;
    }

    private static Optional<BallotRange> ofIndexes(long[] indexes, long below) {
        BallotRange range = BallotRange.of(indexes, below);
        return range.only().length == 0 ? Optional.empty() : Optional.of(range);
    }
}
