package fr.voix.vote.scrutin;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * One closing through its whole life: set ahead, perhaps moved or withdrawn, then done.
 *
 * @param ordinal how many closings its Scrutin had before
 * @param at when it is due, was due, or was done
 * @param sequence how often it changed since it was first told
 * @param closure what counted; null until it is done
 */
public record ClosingEvent(
        String scrutinUid,
        int ordinal,
        State state,
        Instant at,
        int sequence,
        Instant changedAt,
        @Nullable Closure closure) {

    /** Where it stands. */
    public enum State {
        AHEAD,
        DONE,
        WITHDRAWN
    }
}
