package fr.voix.desk.queue;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/** One of the scrutins that are to be classified together. */
@Introspected
record BulkRow(
        String uid,
        String numero,
        @Nullable String divisionTitre,
        @Nullable String divisionDesignation,
        @Nullable String missionLibelle,
        @Nullable String texteTitre) {}
