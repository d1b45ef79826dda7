package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import java.time.Instant;

/** Listens to stops and releases of urns, for what is kept outside the database. */
public interface UrnStopListener {

    /** This instance stopped an urn. */
    default void onStopped(Contradiction found, Instant at) {}

    /** All instances know the stop now. */
    default void onWritten() {}

    /**
     * Urns were released. They go on here once all listeners agree, since what a listener keeps may be what they were stopped for.
     *
     * @return false to be asked again in the next round
     */
    default boolean mayGoOn() {
        return true;
    }
}
