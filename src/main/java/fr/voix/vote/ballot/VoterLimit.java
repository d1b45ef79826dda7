package fr.voix.vote.ballot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.load.LoadPurpose;
import fr.voix.base.load.LoadSeen;
import fr.voix.base.load.LoadService;
import fr.voix.base.load.LoadSubject;
import fr.voix.urn.leaf.Choice;
import fr.voix.vote.robotcheck.ChallengePricing;
import fr.voix.vote.robotcheck.Voter;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Limits of one voter: 30 Scrutins in 10 minutes, and 20 changes of mind a day in each. Counts are shared by all instances under
 * keys that cannot be joined; whether a voter came to a Scrutin before, each instance keeps in memory.
 */
@Singleton
class VoterLimit {

    private static final int SCRUTINS = 30;
    /** The first ballot and twenty changes of mind. */
    private static final int BALLOTS_A_DAY = 21;

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final long VOTERS_REMEMBERED = 200_000;

    private final boolean isEnabled;
    private final LoadService load;
    private final ChallengePricing prices;
    private final Clock clock;
    /** Voters in Scrutins of the last 10 minutes, with their ballots that are being written. */
    private final Cache<VoterKey, BallotsUnderway> underway = Caffeine.newBuilder()
            .maximumSize(VOTERS_REMEMBERED)
            .expireAfterAccess(REMEMBERED)
            .build();

    VoterLimit(
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isEnabled,
            LoadService load,
            ChallengePricing prices,
            Clock clock) {
        this.isEnabled = isEnabled;
        this.load = load;
        this.prices = prices;
        this.clock = clock;
    }

    /** One ballot that a voter wants to cast. */
    record Casting(Voter voter, VoterKey key, String scrutinUid, byte[] networkPrefix, Choice choice, byte[] nonce) {}

    /**
     * Has a ballot written unless the voter is over a limit, and counts it unless it repeats the current one.
     *
     * @param isRepeat whether it repeats the current ballot; asked only when the voter has no changes left
     */
    BallotResult limit(Casting casting, BooleanSupplier isRepeat, Supplier<BallotResult> write) {
        if (!isEnabled) {
            return write.get();
        }
        Instant now = clock.instant();
        BallotsUnderway mine = underway.getIfPresent(casting.key());
        if (mine == null) {
            Optional<BallotResult> refusal = refuseFirst(casting, now);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            mine = underway.get(casting.key(), absent -> new BallotsUnderway());
        }
        LoadSubject written =
                load.subject(LoadPurpose.BALLOT_WRITTEN, casting.key().bytes());
        LoadSeen before;
        boolean isIn;
        synchronized (mine) {
            // ballots written and under way, read together
            before = written.seen(now);
            isIn = mine.enter(casting.choice(), BALLOTS_A_DAY - before.total());
        }
        if (before.total() >= BALLOTS_A_DAY) {
            return isRepeat.getAsBoolean()
                    ? write.get()
                    : new BallotResult.TooManyChanges(before.secondsUntilLess(now));
        }
        if (!isIn) {
            return new BallotResult.Busy();
        }
        boolean isWritten = false;
        try {
            BallotResult result = write.get();
            isWritten = isOf(result, casting);
            return result;
        } finally {
            synchronized (mine) {
                if (isWritten) {
                    written.count(now);
                }
                mine.leave(casting.choice());
            }
        }
    }

    /** Whether this request wrote the ballot: another nonce, or the same leaf as before, means that it repeated one. */
    private static boolean isOf(BallotResult result, Casting casting) {
        return result instanceof BallotResult.Standing standing
                && Arrays.equals(standing.receipt().nonce(), casting.nonce())
                && (standing.before() == null
                        || standing.before().leafIndex() != standing.receipt().index());
    }

    /** After this the next ballot counts as a change of mind, whatever its choice. */
    void withdraw(VoterKey key) {
        BallotsUnderway mine = underway.getIfPresent(key);
        if (mine != null) {
            mine.withdraw();
        }
    }

    private Optional<BallotResult> refuseFirst(Casting casting, Instant now) {
        LoadSubject visits = load.subject(LoadPurpose.VOTER, casting.voter().id());
        LoadSeen before = visits.seen(now);
        if (before.total() >= SCRUTINS) {
            return Optional.of(new BallotResult.TooManyScrutins(before.secondsUntilLess(now)));
        }
        if (!prices.admit(casting.voter(), casting.networkPrefix(), casting.scrutinUid())) {
            return Optional.of(new BallotResult.CheckTooCheap());
        }
        visits.count(now);
        return Optional.empty();
    }
}
