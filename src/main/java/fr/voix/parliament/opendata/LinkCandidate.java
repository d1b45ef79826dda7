package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Sort;
import java.time.LocalDate;

/** An amendement that a roll-call may have been about. */
record LinkCandidate(
        String uid,
        int legislature,
        int numero,
        String seanceRef,
        boolean isSousAmendement,
        String signataires,
        Sort sort,
        LocalDate deposeOn,
        String titreTexte) {}
