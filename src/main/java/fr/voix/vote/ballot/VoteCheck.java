package fr.voix.vote.ballot;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.deployment.HealthReason;
import fr.voix.urn.log.GroupWriter;
import io.micronaut.context.BeanProvider;
import io.micronaut.health.HealthStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks whether a vote can be counted now: by the latest commit, or, if that is too old, by a new one. */
@Singleton
public class VoteCheck {

    private static final Duration TOO_LONG = Duration.ofSeconds(5);
    private static final String VOTES = "votes";

    /** With neither true nor false as operational, it sorts between UP and DOWN. */
    private static final HealthStatus DEGRADED =
            new HealthStatus("DEGRADED", "votes are counted, and an operator should look", null, 100);

    /** Other health reasons that concern votes. */
    private static final Set<String> OF_VOTES = Set.of(VOTES, "urnes", "notes", "disk");

    private final GroupWriter<BallotOrder, BallotResult> ballots;
    private final WalBarrier barrier;
    private final BeanProvider<HealthReason> others;
    private volatile Map<String, String> found = Map.of();

    VoteCheck(GroupWriter<BallotOrder, BallotResult> ballots, WalBarrier barrier, BeanProvider<HealthReason> others) {
        this.ballots = ballots;
        this.barrier = barrier;
        this.others = others;
    }

    /** The reasons against it; may wait two seconds for the database. */
    Map<String, String> look() {
        Map<String, String> reasons = new TreeMap<>();
        if (!barrier.isPrompt()) {
            reasons.put(
                    "commits",
                    "what is written is not known to be safe: the database, its disk or its standby does not answer");
        }
        if (ballots.oldest().compareTo(TOO_LONG) > 0) {
            reasons.put("queue", "a ballot has waited for " + ballots.oldest().toSeconds() + " s");
        }
        if (!reasons.isEmpty()) {
            reasons.put(VOTES, HealthReason.NO_VOTES);
        }
        // except the reasons of this check itself
        others.stream()
                .filter(other -> !(other instanceof VoteHealthProvider))
                .forEach(other -> other.reasons().forEach((what, why) -> {
                    if (OF_VOTES.contains(what)) {
                        reasons.put(what, why);
                    }
                }));
        found = reasons;
        return reasons;
    }

    /** The result of the last check. */
    Map<String, String> found() {
        return found;
    }

    VoteStateJson state() {
        Map<String, String> reasons = look();
        return new VoteStateJson(status(reasons).getName(), reasons);
    }

    static HealthStatus status(Map<String, String> reasons) {
        if (reasons.containsKey(VOTES)) {
            return HealthStatus.DOWN;
        }
        return reasons.isEmpty() ? HealthStatus.UP : DEGRADED;
    }
}
