package fr.voix.base.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts requests for all instances together, without storing whose they are: in memory at once, and shared with the other
 * instances within a second. While the database is away each instance counts for itself, and shares its counts afterwards.
 */
@Singleton
public class LoadService {

    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final int MOST_AT_ONCE = 20_000;
    /** At most ten exchanges, one a second, are queued; a later subject is queued when it is next looked at. */
    private static final int MOST_TOUCHED = 10 * MOST_AT_ONCE;

    private final LoadKeyService keys;
    private final LoadRepository load;
    private final Clock clock;
    private final Map<LoadPurpose, Cache<UUID, LoadCounter>> counters = new EnumMap<>(LoadPurpose.class);
    private final Queue<LoadCounter> touched = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    LoadService(LoadKeyService keys, LoadRepository load, Clock clock) {
        this.keys = keys;
        this.load = load;
        this.clock = clock;
        for (LoadPurpose purpose : LoadPurpose.values()) {
            counters.put(
                    purpose,
                    Caffeine.newBuilder()
                            .maximumSize(purpose.mostRemembered())
                            .expireAfterAccess(idle(purpose.span()))
                            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                            .build());
        }
    }

    /** Lives as long as its span: one dropped earlier would start at zero, and see its own counts only after an exchange. */
    private static Duration idle(LoadSpan span) {
        return span.length().compareTo(IDLE) > 0 ? span.length() : IDLE;
    }

    /** Counts one more for the subject that the parts name together. */
    public void count(LoadPurpose purpose, byte[]... parts) {
        subject(purpose, parts).count(clock.instant());
    }

    /** The counts; those of other instances are up to about a second old. */
    public LoadSeen of(LoadPurpose purpose, byte[]... parts) {
        return subject(purpose, parts).seen(clock.instant());
    }

    /** The subject that the parts name together under this purpose, for reading and counting. */
    public LoadSubject subject(LoadPurpose purpose, byte[]... parts) {
        Instant now = clock.instant();
        Instant start = purpose.span().keyStart(now);
        Instant oldestStart = purpose.span().oldestKeyStart(now);
        LoadCounter current = counter(purpose, start, parts);
        LoadCounter oldest = oldestStart.equals(start) ? current : counter(purpose, oldestStart, parts);
        return new LoadSubject(current, oldest, this::touch);
    }

    private LoadCounter counter(LoadPurpose purpose, Instant start, byte[]... parts) {
        return counters.get(purpose).get(keys.keyOf(purpose, start, parts), key -> new LoadCounter(key, purpose));
    }

    private void touch(LoadCounter counter) {
        if (waiting.get() < MOST_TOUCHED && counter.touch()) {
            waiting.incrementAndGet();
            touched.add(counter);
        }
    }

    /** Sends the counts made here and receives the others', in one statement; does nothing when no subject was used. */
    synchronized void exchange() {
        Instant now = clock.instant();
        Map<UUID, LoadCounter> asked = new HashMap<>();
        List<LoadCounter.Slot> told = new ArrayList<>();
        List<LoadCounter> postponed = new ArrayList<>();
        for (LoadCounter counter = touched.poll(); counter != null; counter = touched.poll()) {
            if (asked.size() == MOST_AT_ONCE || asked.putIfAbsent(counter.key(), counter) != null) {
                // also a second counter for the same key, made after the first was dropped
                postponed.add(counter);
                continue;
            }
            told.addAll(counter.untold(now));
        }
        touched.addAll(postponed);
        waiting.set(postponed.size());
        if (asked.isEmpty()) {
            return;
        }
        try {
            List<LoadCounter.Slot> standing = load.exchange(told, asked.keySet(), now);
            told.forEach(slot -> asked.get(slot.key()).settle(slot));
            standing.forEach(slot -> asked.get(slot.key()).hear(slot));
        } catch (RuntimeException e) {
            // sent with the next exchange that succeeds
            asked.values().forEach(this::touch);
            throw e;
        }
    }

    void agreeOnKeys() {
        keys.agree(clock.instant());
    }

    int forget() {
        Instant now = clock.instant();
        return load.forgetCounts(now) + load.forgetKeys(now);
    }
}
