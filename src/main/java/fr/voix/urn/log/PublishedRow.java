package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;

/**
 * The published state of an urn, with how much was written since.
 *
 * @param countedAt when it was published or closed; null where each change is published at once
 * @param dueAt when the waiting changes are published at the latest; null when none was seen
 * @param written number of leaves
 * @param isAsWritten false when no change waits and yet the urn differs from its published state
 */
record PublishedRow(
        Urn urn, @Nullable Instant countedAt, @Nullable Instant dueAt, long written, boolean isAsWritten) {

    long published() {
        return urn.frontier().size();
    }

    /** The contradiction if it has fewer leaves than were published; else empty. */
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
