package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import java.time.Instant;

/** Is told of urns that stop and go on, where the database does not reach. */
public interface UrnStopListener {

    /** This instance stopped an urn. */
    default void onStopped(Contradiction found, Instant at) {}

    /** All instances stop what was found here; an epoch that began since it was found may say that it is lost. */
    default void onWritten() {}

    /**
     * Some are released, and go on here as well as soon as all listeners say so: what was remembered of them may be what they were
     * stopped for.
     *
     * @return false while they may not; it is asked again with the next round
     */
    default boolean mayGoOn() {
        return true;
    }
}
