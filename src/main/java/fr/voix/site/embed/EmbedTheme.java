package fr.voix.site.embed;

import java.util.Locale;

/** The colours of an embed: those that its reader's system wants, always the same, or those of the page around. */
enum EmbedTheme {
    AUTO,
    CLAIR,
    SOMBRE,
    /** Found out by the element in the page; a frame alone cannot see them, and goes by the system. */
    PAGE;

    /** As the document of an embed is asked for. */
    EmbedTheme ofFrame() {
        return this == PAGE ? AUTO : this;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
