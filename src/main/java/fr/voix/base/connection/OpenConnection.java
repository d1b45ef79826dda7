package fr.voix.base.connection;

import fr.voix.base.http.NetworkHash;
import io.micronaut.core.annotation.Nullable;
import java.util.concurrent.atomic.AtomicLong;

/** One connection as {@link ConnectionGate} sees it. */
final class OpenConnection {

    private static final long WORKING = Long.MIN_VALUE;

    @Nullable
    private final NetworkHash.Mark network;

    private final Runnable drop;
    /** Read when room is looked for, written for each request: a late value is good enough. */
    private final AtomicLong waitingSince;

    /**
     * @param network null for a proxy of ours
     * @param now by a clock that only measures
     * @param drop ends the connection if it still waits
     */
    OpenConnection(@Nullable NetworkHash.Mark network, long now, Runnable drop) {
        this.network = network;
        this.waitingSince = new AtomicLong(now);
        this.drop = drop;
    }

    @Nullable
    NetworkHash.Mark network() {
        return network;
    }

    /** A whole request has come, and is not answered yet. */
    void works() {
        waitingSince.lazySet(WORKING);
    }

    /** Nothing is underway: the next request, or the rest of one, is waited for. */
    void waits(long now) {
        waitingSince.lazySet(now);
    }

    boolean isWaiting() {
        return waitingSince.get() != WORKING;
    }

    /** A connection whose request is underway is never dropped. */
    boolean hasWaitedLongerThan(@Nullable OpenConnection other) {
        long since = waitingSince.get();
        return since != WORKING && (other == null || since - other.waitingSince.get() < 0);
    }

    void drop() {
        drop.run();
    }
}
