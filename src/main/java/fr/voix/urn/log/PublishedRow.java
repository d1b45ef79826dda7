package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;

/**
 * An urn as it is published, beside what was written since.
 *
 * @param countedAt when that was published, or when it was closed; null where every change is published at once
 * @param dueAt when what waits is published in any case; null when nothing was seen to wait
 * @param written how many leaves there are
 * @param isAsWritten false when nothing waits and the urn is not what was published of it all the same
 */
record PublishedRow(
        Urn urn, @Nullable Instant countedAt, @Nullable Instant dueAt, long written, boolean isAsWritten) {

    long published() {
        return urn.frontier().size();
    }

    /** How it has fewer leaves than were published; empty when it has not. */
    Optional<Contradiction> contradictionTo(TreeHead last) {
        if (Math.min(written, published()) >= last.size()) {
            return Optional.empty();
        }
        return Optional.of(last.contradictionBySize(
                urn.uid(),
                Math.min(written, published()),
                written < published() ? null : urn.frontier().rootHex()));
    }

    boolean isWaiting() {
        return written > published();
    }
}
