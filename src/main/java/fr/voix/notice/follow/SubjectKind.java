package fr.voix.notice.follow;

import java.util.Locale;

/** What can be followed. */
enum SubjectKind {
    PETITION,
    SCRUTIN,
    THEME,
    TEXTE,
    /** A député who tables amendements. */
    ACTEUR;

    /** Its name in addresses, forms and message keys. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
