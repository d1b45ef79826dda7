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
 * What one voter may do: come to 30 Scrutins in 10 minutes, and change their mind 20 times a day in each. Counted by all
 * instances under keys that join nothing; whether a voter came to a Scrutin before, each instance remembers for itself.
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
    /** Who came where, and what is being written of them. */
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
     * Has a ballot written unless there are too many, and counts it unless one stood already that said the same.
     *
     * @param isRepeat whether it says what the standing one says; asked only of those who changed their mind too often
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
        BallotsUnderway.Entry entry;
        synchronized (mine) {
            // what is done and what is underway, at one instant
            before = written.seen(now);
            entry = mine.enter(casting.choice(), BALLOTS_A_DAY - before.total());
        }
        if (before.total() >= BALLOTS_A_DAY) {
            mine.leave(entry);
            return isRepeat.getAsBoolean()
                    ? write.get()
                    : new BallotResult.TooManyChanges(before.secondsUntilLess(now));
        }
        if (entry == BallotsUnderway.Entry.REFUSED) {
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
                mine.leave(entry);
            }
        }
    }

    /** The receipt of a ballot that stood before has the nonce of that one; one that is sent again is no other ballot. */
    private static boolean isOf(BallotResult result, Casting casting) {
        return result instanceof BallotResult.Standing standing
                && Arrays.equals(standing.receipt().nonce(), casting.nonce())
                && (standing.before() == null
                        || standing.before().leafIndex() != standing.receipt().index());
    }

    /** The next ballot is a change of mind, whatever it says. */
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
