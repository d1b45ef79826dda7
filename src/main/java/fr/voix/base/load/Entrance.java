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
import java.util.function.Supplier;

/**
 * A bounded and fair way in for one kind of work. Hundreds of virtual threads that wait on the connection pool starve each
 * other, so they wait here: only as many as can be served soon, in order, and a thread that finds no place is told so at once.
 * When one of them waited in vain, the work has stopped flowing; no other thread waits until it flows again.
 *
 * <p>Where it is open for a share of the time alone, a {@link Rest} follows the work, and networks take turns: those of one stand
 * behind each other, and the first of them beside those of others.
 */
public final class Entrance {

    private static final int RETRY_AFTER = 2;

    /** Who wait of one network, where networks take turns. */
    private static final int OF_A_NETWORK = 16;

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

    /** Those of one network who wait. */
    private static final class Line {

        private final Semaphore first = new Semaphore(1, true);
        private int length;
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

    /** @param network that asks; null where nobody's turn depends on it */
    <T> T pass(@Nullable NetworkHash.Mark network, Supplier<T> work) {
        if (INSIDE.isBound() && INSIDE.get() == this) {
            // one that waits for itself would wait for ever
            return work.get();
        }
        enter(config.share() == null ? null : network);
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
        enter(null);
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

    private void enter(@Nullable NetworkHash.Mark network) {
        long came = rest.now();
        if (isShed() || !isRoomSoon(network)) {
            throw new BusyException(config.name(), RETRY_AFTER);
        }
        if (INSIDE.isBound()) {
            INSIDE.get().waitedElsewhere.addAndGet(rest.now() - came);
        }
        if (config.share() != null) {
            rest.take();
        }
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

    private boolean isRoomSoon(@Nullable NetworkHash.Mark network) {
        try {
            // with a time, even of zero, the semaphore is fair to those who wait
            if (permits.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (isJammed) {
                return false;
            }
            return waitForRoom(network);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean waitForRoom(@Nullable NetworkHash.Mark network) throws InterruptedException {
        if (waiting.incrementAndGet() > config.waiting()) {
            waiting.decrementAndGet();
            return false;
        }
        long until = System.nanoTime() + config.patience().toNanos();
        try {
            return network == null ? waitForPermit(until) : waitInLine(network, until);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private boolean waitInLine(NetworkHash.Mark network, long until) throws InterruptedException {
        Line line = lines.compute(network, (of, known) -> {
            Line joined = known == null ? new Line() : known;
            joined.length++;
            return joined;
        });
        try {
            if (line.length > OF_A_NETWORK || !isBefore(until, line.first)) {
                return false;
            }
            try {
                return waitForPermit(until);
            } finally {
                line.first.release();
            }
        } finally {
            lines.computeIfPresent(network, (of, known) -> --known.length == 0 ? null : known);
        }
    }

    private boolean waitForPermit(long until) throws InterruptedException {
        boolean isIn = isBefore(until, permits);
        isJammed |= !isIn;
        return isIn;
    }

    private static boolean isBefore(long until, Semaphore wanted) throws InterruptedException {
        return wanted.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
