package fr.voix.vote.ballot;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.load.Pressure;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How many ballots may be underway at once, from the last byte that is read until they are carried out: as many as the queue
 * and the batches hold. One more would be refused by the queue in the end, after it had cost what the others need. No
 * network has more than its share of them.
 */
final class BallotGate {

    /**
     * Networks are counted by a keyed hash: two that meet in one of these share a share, and an attacker cannot aim at another
     * network.
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

    /** Who is let in must leave again. */
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
