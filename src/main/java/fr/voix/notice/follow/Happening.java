package fr.voix.notice.follow;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Something to tell of what is followed.
 *
 * @param uid of a scrutin, or the kind of a petition's event
 * @param detail what became of an amendement, or which threshold was reached, or the number of an answer
 * @param organe who decided on an amendement
 * @param counts of a scrutin that was closed; null while they are withheld
 */
record Happening(
        Followed subject,
        What what,
        String uid,
        Instant at,
        @Nullable String detail,
        @Nullable String organe,
        @Nullable Counts counts) {

    /** In the order in which a digest tells it. */
    enum What {
        /** Something happened to a petition. */
        EVENT,
        /** The text of an amendement changed after it was voted on. */
        CHANGED,
        /** A new scrutin. */
        OPENED,
        /** A scrutin was put under a theme. */
        FILED,
        CLOSED,
        /** The Assemblée has decided. */
        SORT
    }

    /** What counted when a scrutin was closed. */
    record Counts(long pour, long contre, long abstention) {}

    boolean isWithin(Instant since, Instant until) {
        return at.isAfter(since) && !at.isAfter(until);
    }
}
