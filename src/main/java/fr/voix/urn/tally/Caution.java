package fr.voix.urn.tally;

import fr.voix.urn.leaf.UrnKind;

/**
 * What no count of this service is, in the words that stand beside counts wherever programmes read them. In French for every
 * reader: answers for programmes have one language. Signed results hold these words, so they stay as they are.
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
