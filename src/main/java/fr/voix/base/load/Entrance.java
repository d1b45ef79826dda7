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
 * A bounded and fair semaphore for one kind of work. Hundreds of virtual threads that wait for the connection pool starve each
 * other, so they wait here, in order. A thread beyond the configured number of waiting ones is refused at once. Once a thread
 * waited in vain, no other may wait until one inside has finished.
 *
 * <p>With a configured share of time, work is followed by a {@link Rest} while votes queue. With a configured share per network,
 * one network holds at most half of the permits: its requests wait in their own line, and only the first ones of it compete with
 * other networks.
 */
public final class Entrance {

    private static final int RETRY_AFTER = 2;

    /** At most 1 s of rest follows one piece of work: what took longer waited for the database, which must not refuse others. */
    private static final long LONGEST_REST_NANOS = 1_000_000_000L;

    private static final ScopedValue<Entrance> INSIDE = ScopedValue.newInstance();

    private final EntranceConfig config;
    private final Pressure pressure;
    private final Rest rest;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();
    /** Nanoseconds that threads inside waited at other entrances; they are not owed as rest. */
    private final AtomicLong waitedElsewhere = new AtomicLong();

    private final Map<NetworkHash.Mark, Line> lines = new ConcurrentHashMap<>();
    private volatile boolean isJammed;

    /** The requests of one network that wait or are inside; only those with a turn may wait for a permit or hold one. */
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
     * Does the work with a permit; each of its statements has at most the configured query time.
     *
     * @throws BusyException at once when too many wait or votes need the room, otherwise when the configured patience is over
     */
    public <T> T pass(Supplier<T> work) {
        return pass(null, work);
    }

    /**
     * As {@link #pass(Supplier)}, and within the share of the network, where networks have shares.
     *
     * @param network null when the share is not to be applied
     */
    public <T> T pass(@Nullable NetworkHash.Mark network, Supplier<T> work) {
        if (INSIDE.isBound() && INSIDE.get() == this) {
            // work inside that waited for its own entrance would wait for ever
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
     * Takes a permit for work that goes on after this call, such as an answer that is made while it is sent.
     *
     * @return gives the permit back; a second call does nothing
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
        // tryAcquire with a timeout, even of zero, does not overtake waiting threads
        return isBefore(System.nanoTime(), wanted);
    }

    /** Waits, counted among the waiting threads; false at once when too many wait already. */
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
