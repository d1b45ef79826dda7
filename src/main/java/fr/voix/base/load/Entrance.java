package fr.voix.base.load;

import fr.voix.base.database.TimeLimit;
import fr.voix.base.http.NetworkHash;
import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A bounded and fair way in for one kind of work. Hundreds of virtual threads that wait on the connection pool starve each
 * other, so they wait here: only as many as can be served soon, in order, and a thread that finds no place is told so at once.
 * When one of them waited in vain, the work has stopped flowing; no other thread waits until it flows again.
 *
 * <p>Where it is open for a share of the time alone, a {@link Rest} follows the work. Where a network has a share, no more than half
 * of the permits are its own at once; those of one network stand behind each other, and the first of them beside those of others.
 */
public final class Entrance {

    private static final int RETRY_AFTER = 2;

    /** What took long waited for the database, and nobody is to wait in vain behind it. */
    private static final long LONGEST_REST_NANOS = 1_000_000_000L;

    private static final ScopedValue<Entrance> INSIDE = ScopedValue.newInstance();

    private final EntranceConfig config;
    private final Pressure pressure;
    private final Rest rest;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();
    /** What whoever is inside waited for at other entrances. */
    private final AtomicLong waitedElsewhere = new AtomicLong();

    private final Map<NetworkHash.Mark, Line> lines = new ConcurrentHashMap<>();
    private volatile boolean isJammed;

    /** Those of one network who wait or are inside; as many of them as there are turns are inside, or stand beside those of others. */
    private static final class Line {

        private final Semaphore turns;
        private int length;

        Line(int turns) {
            this.turns = new Semaphore(turns, true);
        }
    }

    Entrance(EntranceConfig config, Pressure pressure, Rest rest) {
        this.config = config;
        this.pressure = pressure;
        this.rest = rest;
        this.permits = new Semaphore(config.permits(), true);
    }

    /**
     * Does the work with a permit, each of its statements within the entrance's time.
     *
     * @throws BusyException at once when too many wait or votes need the room, and after the entrance's patience otherwise
     */
    public <T> T pass(Supplier<T> work) {
        return pass(null, work);
    }

    /**
     * As above, within the share of the network that asks, where networks have shares.
     *
     * @param network null where nobody's turn depends on it
     */
    public <T> T pass(@Nullable NetworkHash.Mark network, Supplier<T> work) {
        if (INSIDE.isBound() && INSIDE.get() == this) {
            // one that waits for itself would wait for ever
            return work.get();
        }
        long until = System.nanoTime() + config.patience().toNanos();
        return network == null || config.perNetwork() == null
                ? passBy(until, work)
                : passInTurn(network, config.perNetwork(), until, work);
    }

    private <T> T passInTurn(NetworkHash.Mark network, int most, long until, Supplier<T> work) {
        Line line = lines.compute(network, (of, known) -> {
            Line joined = known == null ? new Line(Math.max(1, config.permits() / 2)) : known;
            joined.length++;
            return joined;
        });
        try {
            if (line.length > most || !isTurnSoon(line, until)) {
                throw busy();
            }
            try {
                return passBy(until, work);
            } finally {
                line.turns.release();
            }
        } finally {
            lines.computeIfPresent(network, (of, known) -> --known.length == 0 ? null : known);
        }
    }

    private boolean isTurnSoon(Line line, long until) {
        return isGiven(line.turns) || waitingFor(() -> isBefore(until, line.turns));
    }

    private <T> T passBy(long until, Supplier<T> work) {
        enter(until);
        long began = rest.now();
        try {
            return ScopedValue.where(INSIDE, this).call(() -> within(work));
        } finally {
            leave(began);
        }
    }

    /**
     * Takes a permit for work that goes on after this call, as an answer does that is made while it is sent.
     *
     * @return gives it back, once
     * @throws BusyException as {@link #pass}
     */
    public Runnable hold() {
        enter(System.nanoTime() + config.patience().toNanos());
        long began = rest.now();
        var isHeld = new AtomicBoolean(true);
        return () -> {
            if (isHeld.getAndSet(false)) {
                leave(began);
            }
        };
    }

    private <T> T within(Supplier<T> work) {
        return config.queryTime() == null ? work.get() : TimeLimit.call(config.queryTime(), work);
    }

    private void enter(long until) {
        long came = rest.now();
        if (isShed() || !isRoomSoon(until)) {
            throw busy();
        }
        if (INSIDE.isBound()) {
            INSIDE.get().waitedElsewhere.addAndGet(rest.now() - came);
        }
        if (config.share() != null) {
            rest.take();
        }
    }

    private BusyException busy() {
        return new BusyException(config.name(), RETRY_AFTER);
    }

    private void leave(long began) {
        if (config.share() != null) {
            double owed = (rest.now() - began - waitedElsewhere.getAndSet(0)) * (1 / config.share() - 1);
            rest.owe(Math.min((long) owed, LONGEST_REST_NANOS));
        }
        isJammed = false;
        permits.release();
    }

    private boolean isShed() {
        return config.shedAt() != null && pressure.isAtLeast(config.shedAt());
    }

    private boolean isRoomSoon(long until) {
        if (isGiven(permits)) {
            return true;
        }
        return !isJammed
                && waitingFor(() -> {
                    boolean isIn = isBefore(until, permits);
                    isJammed |= !isIn;
                    return isIn;
                });
    }

    private static boolean isGiven(Semaphore wanted) {
        // with a time, even of zero, the semaphore is fair to those who wait
        return isBefore(System.nanoTime(), wanted);
    }

    /** Counted among those who wait; false at once when there are too many. */
    private boolean waitingFor(BooleanSupplier wait) {
        try {
            return waiting.incrementAndGet() <= config.waiting() && wait.getAsBoolean();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static boolean isBefore(long until, Semaphore wanted) {
        try {
            return wanted.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
