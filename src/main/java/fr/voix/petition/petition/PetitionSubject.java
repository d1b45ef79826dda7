package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;

/** What a petition is about, if its author says so: an amendement, a texte or a theme, or nothing of these. */
public record PetitionSubject(
        @Nullable String amendementUid,
        @Nullable String texteUid,
        @Nullable Integer themeId) {

    public static final PetitionSubject NONE = new PetitionSubject(null, null, null);

    public PetitionSubject {
        int named = (amendementUid == null ? 0 : 1) + (texteUid == null ? 0 : 1) + (themeId == null ? 0 : 1);
        if (named > 1) {
            throw new IllegalArgumentException("A petition is about one thing at most");
        }
    }
}
