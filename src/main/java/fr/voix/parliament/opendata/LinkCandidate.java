package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Sort;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/** An amendement that a roll-call may have been about. */
@Introspected
record LinkCandidate(
        String uid,
        int legislature,
        int numero,
        @Nullable String seanceRef,
        boolean isSousAmendement,
        @Nullable String signataires,
        Sort sort,
        @Nullable LocalDate deposeOn,
        @Nullable String titreTexte) {}
