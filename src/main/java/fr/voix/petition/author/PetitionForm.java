package fr.voix.petition.author;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A new petition as its page sends it.
 *
 * @param sources one address a line
 * @param lien what it is about, as its author has it at hand: a number, or an address of a page
 * @param choix the uid of one of several that a number may mean
 * @param theme the slug of one
 * @param regle ticked: the rules are kept to
 * @param nouvelle ticked: none of the petitions that look like it is the same
 */
@Serdeable
record PetitionForm(
        @Nullable String titre,
        @Nullable String demande,
        @Nullable String motifs,
        @Nullable String sources,
        @Nullable String lien,
        @Nullable String choix,
        @Nullable String theme,
        @Nullable String nom,
        @Nullable String mail,
        @Nullable String pays,
        @Nullable String codePostal,
        @Nullable String regle,
        @Nullable String nouvelle) {

    private static final String FRANCE = "FR";

    /** Nothing typed yet. */
    static final PetitionForm EMPTY =
            new PetitionForm(null, null, null, null, null, null, null, null, null, null, null, null, null);

    PetitionForm {
        titre = orEmpty(titre);
        demande = orEmpty(demande);
        motifs = orEmpty(motifs);
        sources = orEmpty(sources);
        lien = orEmpty(lien);
        choix = orEmpty(choix);
        theme = orEmpty(theme);
        nom = orEmpty(nom);
        mail = orEmpty(mail);
        pays = pays == null || pays.isEmpty() ? FRANCE : pays;
        codePostal = orEmpty(codePostal);
        regle = orEmpty(regle);
        nouvelle = orEmpty(nouvelle);
    }

    boolean keepsToTheRules() {
        return !regle.isEmpty();
    }

    boolean isSaidToBeNew() {
        return !nouvelle.isEmpty();
    }

    private static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** Says nothing of a person. */
    @Override
    public String toString() {
        return "PetitionForm[…]";
    }
}
