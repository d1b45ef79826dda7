package fr.voix.notice.follow;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an address or a form says is to be followed.
 *
 * @param text the key of it, or the slug of a theme
 */
record Wanted(SubjectKind kind, String text) {

    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Empty unless exactly one is named, by something that can be its name. */
    static Optional<Wanted> of(
            @Nullable String petition, @Nullable String theme, @Nullable String texte, @Nullable String acteur) {
        String[] texts = {petition, theme, texte, acteur};
        if (Arrays.stream(texts).filter(Objects::nonNull).count() != 1) {
            return Optional.empty();
        }
        return Arrays.stream(SubjectKind.values())
                .filter(kind -> texts[kind.ordinal()] != null)
                .filter(kind -> TEXT.matcher(texts[kind.ordinal()]).matches())
                .map(kind -> new Wanted(kind, texts[kind.ordinal()]))
                .findFirst();
    }

    /** Tells it from all others. */
    String address() {
        return kind.key() + "=" + text;
    }
}
