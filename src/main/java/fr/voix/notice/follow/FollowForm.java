package fr.voix.notice.follow;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/** The wish to follow something, as its form sends it. */
@Serdeable
record FollowForm(
        @Nullable String petition,
        @Nullable String scrutin,
        @Nullable String theme,
        @Nullable String texte,
        @Nullable String acteur,
        @Nullable String mots,
        @Nullable String mail,
        @Nullable String frequence,
        @Nullable String consentement) {

    FollowForm {
        mail = mail == null ? "" : mail;
        frequence = frequence == null ? "" : frequence;
    }

    Optional<Wanted> wanted() {
        return Wanted.of(kind -> switch (kind) {
            case PETITION -> petition;
            case SCRUTIN -> scrutin;
            case THEME -> theme;
            case TEXTE -> texte;
            case ACTEUR -> acteur;
            case MOTS -> mots;
        });
    }

    Optional<Frequency> frequency() {
        return Frequency.ofKey(frequence);
    }

    @Override
    public String toString() {
        return "FollowForm[…]";
    }
}
