package fr.voix.urn.tally;

import fr.voix.urn.leaf.UrnKind;

/**
 * The caution beside counts in answers for programs: not a representative sample. Always in French, since these answers have one
 * language. Signed results contain these words, so they must not change.
 */
public final class Caution {

    public static final String TEXT =
            "Ce n’est pas un sondage : ceux qui votent ici ne sont pas un échantillon représentatif de la population.";

    /** Beside signatures. */
    public static final String OF_SIGNATURES =
            "Ce n’est pas un sondage : ceux qui signent ici ne sont pas un échantillon représentatif de la population.";

    private Caution() {}

    public static String of(UrnKind kind) {
        return kind == UrnKind.SCRUTIN ? TEXT : OF_SIGNATURES;
    }
}
