package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Sort;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/** An amendement that a roll-call may have been about. */
@Introspected
record LinkCandidateRow(
        String uid,
        int legislature,
        int numeroOrdre,
        @Nullable String seanceRef,
        @Nullable String parentUid,
        @Nullable String signataires,
        Sort sort,
        @Nullable LocalDate deposeOn,
        @Nullable String titreTexte) {

    LinkCandidate toDomain() {
        return new LinkCandidate(
                uid, legislature, numeroOrdre, seanceRef, parentUid != null, signataires, sort, deposeOn, titreTexte);
    }
}
