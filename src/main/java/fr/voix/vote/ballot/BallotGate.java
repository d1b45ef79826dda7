package fr.voix.vote.ballot;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.load.Pressure;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A semaphore for ballots under way, from the last byte of the request until they are carried out: as many as the queue and the
 * batches hold. The queue would refuse any more in the end, after they had taken resources from the others. No network may have
 * more than its share.
 */
final class BallotGate {

    /**
     * Networks are counted by a keyed hash. Two networks with the same counter share their share, but an attacker cannot choose
     * with which network.
     */
    private static final int COUNTERS = 1 << 16;

    private final int most;
    private final int mostOfNetwork;
    private final Pressure pressure;
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicIntegerArray underwayByNetwork = new AtomicIntegerArray(COUNTERS);

    BallotGate(int most, int mostOfNetwork, Pressure pressure) {
        this.most = most;
        this.mostOfNetwork = mostOfNetwork;
        this.pressure = pressure;
    }

    /** After true, {@link #leave} must be called. */
    boolean tryEnter(NetworkHash.Mark network) {
        if (underwayByNetwork.incrementAndGet(counter(network)) > mostOfNetwork) {
            underwayByNetwork.decrementAndGet(counter(network));
            return false;
        }
        if (underway.incrementAndGet() > most) {
            leave(network);
            pressure.report(1);
            return false;
        }
        return true;
    }

    void leave(NetworkHash.Mark network) {
        underway.decrementAndGet();
        underwayByNetwork.decrementAndGet(counter(network));
    }

    private static int counter(NetworkHash.Mark network) {
        return (int) network.low() & COUNTERS - 1;
    }
}
