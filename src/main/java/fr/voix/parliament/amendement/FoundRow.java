package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/** One line of a search. */
@MappedEntity
record FoundRow(
        @Id String uid,
        int legislature,
        @Nullable String path,
        String numero,
        String texteUid,
        @Nullable String groupeUid,
        AuteurType auteurType,
        @Nullable String divisionTitre,
        @Nullable String divisionDesignation,
        @Nullable String divisionPosition,
        @Nullable String extrait,
        Sort sort,
        @Nullable String sortLibelle,
        @Nullable String etatLibelle,
        String organeExamen,
        @Nullable LocalDate deposeOn,
        @Nullable Boolean isOpen,
        @Nullable Long pour,
        @Nullable Long contre,
        @Nullable Long abstention,
        @Nullable Long size) {

    /** @param isWithheld whether its figures are shown to nobody */
    Found toDomain(boolean isWithheld) {
        return new Found(
                uid,
                legislature,
                path,
                numero,
                texteUid,
                groupeUid,
                auteurType,
                divisionTitre,
                divisionDesignation,
                divisionPosition,
                extrait,
                sort,
                sortLibelle == null ? etatLibelle : sortLibelle,
                organeExamen,
                deposeOn,
                isOpen == null || isWithheld ? null : new Found.Count(isOpen, pour, contre, abstention, size),
                isWithheld);
    }
}
