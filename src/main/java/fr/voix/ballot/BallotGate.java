package fr.voix.ballot;

import fr.voix.platform.Pressure;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many ballots may be underway at once, from the first byte that is read to the last that is answered: as many as the
 * queue and the batches hold. One more would be refused by the queue in the end, after it had cost what the others need.
 */
final class BallotGate {

    private final int most;
    private final Pressure pressure;
    private final AtomicInteger underway = new AtomicInteger();

    BallotGate(int most, Pressure pressure) {
        this.most = most;
        this.pressure = pressure;
    }

    /** Whoever is let in leaves again. */
    boolean tryEnter() {
        if (underway.incrementAndGet() <= most) {
            return true;
        }
        underway.decrementAndGet();
        pressure.report(1);
        return false;
    }

    void leave() {
        underway.decrementAndGet();
    }
}
