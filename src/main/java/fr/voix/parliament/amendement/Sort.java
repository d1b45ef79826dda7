package fr.voix.parliament.amendement;

/**
 * What became of an amendement: the official {@code sort} when there is one, else what its {@code etat} says. The official
 * lists are open: what is not known stays {@code INCONNU} with its raw text beside it.
 */
public enum Sort {
    ADOPTE,
    REJETE,
    TOMBE,
    NON_SOUTENU,
    RETIRE,
    IRRECEVABLE,
    A_DISCUTER,
    EN_TRAITEMENT,
    /** Erased by the Assemblée: never shown. */
    EFFACE,
    INCONNU;

    /** Whether a debate is still to come. */
    public boolean isUndecided() {
        return this == A_DISCUTER || this == EN_TRAITEMENT;
    }
}
