package fr.voix.base.load;

import fr.voix.base.database.TimeLimit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A bounded and fair way in for one kind of work. Hundreds of virtual threads that wait on the connection pool starve each
 * other, so they wait here: only as many as can be served soon, in order, and a thread that finds no place is told so at once.
 * When one of them waited in vain, the work has stopped flowing; no other thread waits until it flows again.
 */
public final class Entrance {

    private static final int RETRY_AFTER = 2;
    private static final ScopedValue<Entrance> INSIDE = ScopedValue.newInstance();

    private final EntranceConfig config;
    private final Pressure pressure;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean isJammed;

    Entrance(EntranceConfig config, Pressure pressure) {
        this.config = config;
        this.pressure = pressure;
        this.permits = new Semaphore(config.permits(), true);
    }

    /**
     * Does the work with a permit, each of its statements within the entrance's time.
     *
     * @throws BusyException at once when too many wait or votes need the room, and after the entrance's patience otherwise
     */
    public <T> T pass(Supplier<T> work) {
        if (INSIDE.isBound() && INSIDE.get() == this) {
            // one that waits for itself would wait for ever
            return work.get();
        }
        enter();
        try {
            return ScopedValue.where(INSIDE, this).call(() -> within(work));
        } finally {
            isJammed = false;
            permits.release();
        }
    }

    /**
     * Takes a permit for work that goes on after this call, as an answer does that is made while it is sent.
     *
     * @return gives it back, once
     * @throws BusyException as {@link #pass}
     */
    public Runnable hold() {
        enter();
        var isHeld = new AtomicBoolean(true);
        return () -> {
            if (isHeld.getAndSet(false)) {
                isJammed = false;
                permits.release();
            }
        };
    }

    private <T> T within(Supplier<T> work) {
        return config.queryTime() == null ? work.get() : TimeLimit.call(config.queryTime(), work);
    }

    private void enter() {
        if (isShed() || !isRoomSoon()) {
            throw new BusyException(config.name(), RETRY_AFTER);
        }
    }

    private boolean isShed() {
        return config.shedAt() != null && pressure.isAtLeast(config.shedAt());
    }

    private boolean isRoomSoon() {
        try {
            // with a time, even of zero, the semaphore is fair to those who wait
            if (permits.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (isJammed) {
                return false;
            }
            return waitForRoom();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean waitForRoom() throws InterruptedException {
        if (waiting.incrementAndGet() > config.waiting()) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            boolean isIn = permits.tryAcquire(config.patience().toNanos(), TimeUnit.NANOSECONDS);
            isJammed |= !isIn;
            return isIn;
        } finally {
            waiting.decrementAndGet();
        }
    }
}
