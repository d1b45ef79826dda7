package fr.voix.vote.ballot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Counts the results of orders, for monitoring. */
@Singleton
final class BallotOutcomes {

    private final Map<Class<? extends BallotResult>, Counter> counters = new HashMap<>();
    private final Counter aside;

    BallotOutcomes(MeterRegistry meters) {
        counter(meters, BallotResult.Standing.class, "standing");
        counter(meters, BallotResult.Withdrawn.class, "withdrawn");
        counter(meters, BallotResult.Superseded.class, "superseded");
        counter(meters, BallotResult.KeyReused.class, "key-reused");
        counter(meters, BallotResult.ScrutinClosed.class, "closed");
        counter(meters, BallotResult.UnknownScrutin.class, "unknown-scrutin");
        counter(meters, BallotResult.PassRequired.class, "pass-required");
        counter(meters, BallotResult.CheckTooCheap.class, "check-too-cheap");
        counter(meters, BallotResult.Busy.class, "busy");
        counter(meters, BallotResult.Away.class, "database-away");
        counter(meters, BallotResult.OutcomeUnknown.class, "outcome-unknown");
        counter(meters, BallotResult.Contradicted.class, "contradicted");
        counter(meters, BallotResult.ReadOnly.class, "read-only");
        counter(meters, BallotResult.TooManyChanges.class, "too-many-changes");
        counter(meters, BallotResult.TooManyScrutins.class, "too-many-scrutins");
        aside = counter(meters, "waits-for-a-look");
    }

    private void counter(MeterRegistry meters, Class<? extends BallotResult> type, String outcome) {
        counters.put(type, counter(meters, outcome));
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("voix.ballots")
                .description("Requests to cast, change or withdraw a ballot, by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** Returns the same result. */
    BallotResult count(BallotResult result) {
        boolean isAside = result instanceof BallotResult.Standing standing && standing.aside() != null;
        (isAside ? aside : counters.get(result.getClass())).increment();
        return result;
    }
}
