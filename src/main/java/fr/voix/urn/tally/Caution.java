package fr.voix.urn.tally;

/** What no count of this service is, in the words that stand beside counts wherever programmes read them. */
public final class Caution {

    /** In French for every reader: answers for programmes have one language. */
    public static final String TEXT =
            "Ce n’est pas un sondage : ceux qui votent ici ne sont pas un échantillon représentatif de la population.";

    /** The same of a petition. */
    public static final String OF_SIGNATURES =
            "Ce n’est pas un sondage : ceux qui signent ici ne sont pas un échantillon représentatif de la population.";

    private Caution() {}
}
