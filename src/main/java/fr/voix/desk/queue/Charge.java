package fr.voix.desk.queue;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Whom a scrutin that waits is entrusted to, or that it is left for later.
 *
 * @param moderatorId whom; null for later
 * @param note for the team; empty for none
 * @param writtenAt tells this one from any other of its scrutin
 */
record Charge(
        String scrutinUid,
        @Nullable Integer moderatorId,
        boolean isLater,
        String note,
        int writtenBy,
        Instant writtenAt) {}
