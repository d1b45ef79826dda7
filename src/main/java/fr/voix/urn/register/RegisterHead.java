package fr.voix.urn.register;

import fr.voix.urn.leaf.Frontier;
import java.time.Instant;

/** How far the register was written, and when. */
record RegisterHead(Frontier frontier, Instant tickedAt) {

    long size() {
        return frontier.size();
    }
}
