package fr.voix.urn;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * An urn as it is published, beside what was written since.
 *
 * @param publishedAt null where every change is published at once
 * @param dueAt when what waits is published in any case; null when nothing was seen to wait
 * @param written how many leaves there are
 */
record PublishedRow(
        Urn urn, @Nullable Instant publishedAt, @Nullable Instant dueAt, long written) {

    long published() {
        return urn.frontier().size();
    }

    boolean isWaiting() {
        return written > published();
    }
}
