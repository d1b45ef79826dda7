package fr.voix.urn;

import java.time.Instant;

/** Is told of urns that this instance stopped, to write it down where the database does not reach. */
public interface UrnStopListener {

    void onStopped(Contradiction found, Instant at);
}
