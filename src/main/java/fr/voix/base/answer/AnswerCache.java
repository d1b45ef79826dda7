package fr.voix.base.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.http.DatabaseFailure;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Pressure;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cached answers by address. An answer is served for as long as it is valid. Then one caller makes it anew, and the others get
 * the old one until it is {@link #MEANWHILE} too old, after which they wait. While the database is away, or while votes need the
 * room, the last good bytes are served at once; but while the database is away none that were made before something was
 * withdrawn.
 */
@Singleton
public class AnswerCache {

    /** After the database failed to answer, cached answers are served for this long without asking it again. */
    static final Duration AWAY = Duration.ofSeconds(3);

    /** How much older than allowed an answer may be while another caller makes the new one. */
    static final Duration MEANWHILE = Duration.ofSeconds(2);

    /** How old an answer may be while votes need the room. */
    static final Duration UNDER_PRESSURE = Duration.ofSeconds(10);

    private static final long NEVER = Long.MIN_VALUE;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(AnswerCache.class);

    private final Cache<String, Entry> entries;
    private final ConcurrentHashMap<String, CompletableFuture<Entry>> inFlight = new ConcurrentHashMap<>();
    private final Pressure pressure;
    private final LongSupplier nanoTime;
    private final LongSupplier withdrawals;
    private volatile long databaseFailedAt = NEVER;

    @Inject
    AnswerCache(Pressure pressure, PublicVersion publicVersion) {
        this(pressure, System::nanoTime, publicVersion::withdrawals);
    }

    /** @param withdrawals grows whenever something must no longer be shown */
    AnswerCache(Pressure pressure, LongSupplier nanoTime, LongSupplier withdrawals) {
        this.pressure = pressure;
        this.nanoTime = nanoTime;
        this.withdrawals = withdrawals;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((String address, Entry entry) ->
                        2 * address.length() + entry.ready.answer().weight())
                // its upkeep is short: to wake another thread would cost more
                .executor(Runnable::run)
                .build();
    }

    /** The answer at an address if it can be given without waiting for anything, for the event loop; else null. */
    @Nullable
    ReadyAnswer ready(String address) {
        Entry kept = entries.getIfPresent(address);
        return kept != null && isServedNow(address, kept) ? kept.ready : null;
    }

    /** The answer at an address, made by {@code make} when what is kept is no longer good. */
    Answer get(String address, Supplier<Kept> make) {
        return get(address, make, true);
    }

    private Answer get(String address, Supplier<Kept> make, boolean isFirst) {
        Entry kept = entries.getIfPresent(address);
        if (kept != null && isServedNow(address, kept)) {
            return kept.answer();
        }
        var mine = new CompletableFuture<Entry>();
        CompletableFuture<Entry> others = inFlight.putIfAbsent(address, mine);
        if (others != null) {
            // another caller began since: the cached answer may do now, else we wait for that caller's
            if (kept != null && isServedNow(address, kept)) {
                return kept.answer();
            }
            try {
                return join(others);
            } catch (BusyException ofTheirNetwork) {
                if (isFirst) {
                    return get(address, make, false);
                }
                throw ofTheirNetwork;
            }
        }
        try {
            mine.complete(madeOrKept(address, make, kept));
            inFlight.remove(address, mine);
        } catch (RuntimeException | Error e) {
            // first, so that a caller who tries again does not find another's refusal
            inFlight.remove(address, mine);
            mine.completeExceptionally(e);
        }
        return join(mine);
    }

    private boolean isServedNow(String address, Entry kept) {
        Validity validity = kept.validity;
        if (isYoungerThan(kept, validity.mostAge()) && validity.isCurrent() || isDatabaseAway() && mayOutlast(kept)) {
            return true;
        }
        if (!inFlight.containsKey(address)) {
            return pressure.isAtLeast(Pressure.VERY_HIGH)
                    && isYoungerThan(kept, UNDER_PRESSURE)
                    && validity.isShownMeanwhile();
        }
        return isOfBeforeFailure(kept) && mayOutlast(kept)
                || isYoungerThan(kept, validity.mostAge().plus(MEANWHILE)) && validity.isShownMeanwhile();
    }

    /** Whether nothing was withdrawn since it was made, as far as is known without the database. */
    private boolean mayOutlast(Entry kept) {
        return kept.withdrawals == withdrawals.getAsLong();
    }

    private boolean isYoungerThan(Entry kept, Duration age) {
        return nanoTime.getAsLong() - kept.madeAt < age.toNanos();
    }

    private boolean isDatabaseAway() {
        long failedAt = databaseFailedAt;
        return failedAt != NEVER && nanoTime.getAsLong() - failedAt < AWAY.toNanos();
    }

    /** Made before the failure: served while one request tries the database again, so that no other waits. */
    private boolean isOfBeforeFailure(Entry kept) {
        long failedAt = databaseFailedAt;
        return failedAt != NEVER && kept.madeAt - failedAt < 0;
    }

    private Entry madeOrKept(String address, Supplier<Kept> make, @Nullable Entry kept) {
        try {
            // noted before the read: what was read before a change must not count as newer than it
            long startedAt = nanoTime.getAsLong();
            long asOf = withdrawals.getAsLong();
            Kept made = make.get();
            // an unchanged answer keeps its bytes and ready headers
            ReadyAnswer ready =
                    kept != null && kept.answer().tag().equals(made.answer().tag())
                            ? kept.ready
                            : new ReadyAnswer(made.answer());
            Entry entry = new Entry(ready, made.validity(), startedAt, asOf);
            entries.put(address, entry);
            return entry;
        } catch (BusyException e) {
            if (kept == null || !kept.validity.isShownMeanwhile()) {
                throw e;
            }
            return kept;
        } catch (RuntimeException e) {
            return keptWhenAway(address, e, kept);
        }
    }

    private Entry keptWhenAway(String address, RuntimeException failure, @Nullable Entry kept) {
        if (!DatabaseFailure.isOne(failure)) {
            // the page is gone or changed: the old bytes must not come back when the database is away
            entries.invalidate(address);
            throw failure;
        }
        // only a lost connection counts as away, not one refused query
        boolean isAway = DatabaseFailure.isOfConnection(failure);
        if (isAway) {
            databaseFailedAt = nanoTime.getAsLong();
        }
        if (kept == null || !mayOutlast(kept)) {
            throw failure;
        }
        if (!isAway) {
            LOG.warn("The database refuses; serving an answer as it was");
        }
        return kept;
    }

    private static Answer join(CompletableFuture<Entry> flight) {
        try {
            return flight.join().answer();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private record Entry(ReadyAnswer ready, Validity validity, long madeAt, long withdrawals) {

        Answer answer() {
            return ready.answer();
        }
    }
}
