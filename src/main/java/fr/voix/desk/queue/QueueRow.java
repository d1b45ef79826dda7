package fr.voix.desk.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One scrutin that waits for its themes. {@code votes}: null while its count is withheld. */
@MappedEntity
record QueueRow(
        @Id String uid,
        String numero,
        @Nullable String divisionTitre,
        @Nullable String divisionDesignation,
        @Nullable String missionLibelle,
        @Nullable String texteTitre,
        Instant openedAt,
        @Nullable Long votes) {}
