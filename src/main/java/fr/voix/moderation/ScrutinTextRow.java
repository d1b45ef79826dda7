package fr.voix.moderation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/** What a moderator reads of one scrutin. */
@MappedEntity
record ScrutinTextRow(
        @Id String uid,
        String numero,
        @Nullable String divisionTitre,
        @Nullable String divisionDesignation,
        @Nullable String missionLibelle,
        @Nullable String texteTitre,
        @Nullable String groupeLibelle,
        @Nullable String signataires,
        @Nullable LocalDate deposeOn,
        @Nullable String cartouche,
        @Nullable String dispositif,
        @Nullable String creditsJson,
        @Nullable String expose,
        long votes) {}
