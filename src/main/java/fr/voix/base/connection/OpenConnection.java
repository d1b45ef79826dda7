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
    /** Written for each request, read when one must be closed: a slightly old value does no harm. */
    private final AtomicLong waitingSince;

    /**
     * @param network null for a proxy of ours
     * @param now of a monotonic clock
     * @param drop closes the connection if it still waits
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

    /** Called when a whole request has come that is not answered yet. */
    void works() {
        waitingSince.lazySet(WORKING);
    }

    /** Called when nothing is under way: waits for the next request, or the rest of one. */
    void waits(long now) {
        waitingSince.lazySet(now);
    }

    boolean isWaiting() {
        return waitingSince.get() != WORKING;
    }

    /** False when a request is under way, so that such a connection is never closed. */
    boolean hasWaitedLongerThan(@Nullable OpenConnection other) {
        long since = waitingSince.get();
        return since != WORKING && (other == null || since - other.waitingSince.get() < 0);
    }

    void drop() {
        drop.run();
    }
}
