package fr.voix.alert;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.Optional;

/** The wish to follow something, as its form sends it. */
@Serdeable
record FollowForm(
        @Nullable String petition,
        @Nullable String theme,
        @Nullable String texte,
        @Nullable String acteur,
        @Nullable String mail,
        @Nullable String frequence,
        @Nullable String consentement) {

    FollowForm {
        mail = mail == null ? "" : mail;
        frequence = frequence == null ? "" : frequence;
    }

    /** Empty unless exactly one is named. */
    static Optional<Subject> subject(
            @Nullable String petition, @Nullable String theme, @Nullable String texte, @Nullable String acteur) {
        String[] keys = {petition, theme, texte, acteur};
        if (Arrays.stream(keys).filter(key -> key != null).count() != 1) {
            return Optional.empty();
        }
        for (SubjectKind kind : SubjectKind.values()) {
            if (keys[kind.ordinal()] != null) {
                return Subject.of(kind, keys[kind.ordinal()]);
            }
        }
        return Optional.empty();
    }

    Optional<Subject> subject() {
        return subject(petition, theme, texte, acteur);
    }

    Optional<Frequency> frequency() {
        return Frequency.ofKey(frequence);
    }
}
