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
 * Counts what comes in, for all instances together and without saying who it was: in memory at once, and with the others
 * within a second. While the database is away each instance counts for itself, and tells what it counted afterwards.
 */
@Singleton
public class LoadService {

    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final int MOST_AT_ONCE = 20_000;
    /** What would take more than ten seconds to be exchanged waits for its next look. */
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

    /** A counter that is forgotten within its span begins anew, and hears what it counted itself only with the next exchange. */
    private static Duration idle(LoadSpan span) {
        return span.length().compareTo(IDLE) > 0 ? span.length() : IDLE;
    }

    /** Counts one more, under this purpose, of what the parts name together. */
    public void count(LoadPurpose purpose, byte[]... parts) {
        subject(purpose, parts).count(clock.instant());
    }

    /** What was counted, up to about a second ago for what others counted. */
    public LoadSeen of(LoadPurpose purpose, byte[]... parts) {
        return subject(purpose, parts).seen(clock.instant());
    }

    /** What the parts name together under this purpose, to be looked at and counted. */
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

    /** Tells the others what was counted here, and hears what they counted, in one statement; none when nothing was asked. */
    synchronized void exchange() {
        Instant now = clock.instant();
        Map<UUID, LoadCounter> asked = new HashMap<>();
        List<LoadCounter.Slot> told = new ArrayList<>();
        List<LoadCounter> postponed = new ArrayList<>();
        for (LoadCounter counter = touched.poll(); counter != null; counter = touched.poll()) {
            if (asked.size() == MOST_AT_ONCE || asked.putIfAbsent(counter.key(), counter) != null) {
                // also one that was forgotten here and came again
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
            // told with the next exchange that succeeds
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
