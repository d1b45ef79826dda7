package fr.voix.site;

import fr.voix.amendement.AuteurType;
import fr.voix.amendement.Sort;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * One line of a list: an amendement with what stands in its urn.
 *
 * @param extrait the beginning of the text, with its markup
 * @param isOpen null when there is no Scrutin; the counts likewise
 */
@MappedEntity
record AmendementListRow(
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
        @Nullable Long abstention) {

    long votes() {
        return pour == null ? 0 : pour + contre + abstention;
    }
}
