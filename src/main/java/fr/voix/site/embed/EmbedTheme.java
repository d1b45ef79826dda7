package fr.voix.site.embed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The colours of an embed: those that its reader's system wants, or always the same. */
enum EmbedTheme {
    AUTO,
    CLAIR,
    SOMBRE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<EmbedTheme> of(String code) {
        return Arrays.stream(values())
                .filter(theme -> theme.code().equals(code))
                .findFirst();
    }
}
