package fr.voix.site.embed;

import java.util.Locale;

/** The colours of an embed: those that its reader's system wants, or always the same. */
enum EmbedTheme {
    AUTO,
    CLAIR,
    SOMBRE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
