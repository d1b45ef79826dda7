package fr.voix.notice.follow;

import java.util.Locale;

/** What can be followed. */
enum SubjectKind {
    PETITION,
    SCRUTIN,
    THEME,
    TEXTE,
    /** A député who tables amendements. */
    ACTEUR,
    /** Words of a search. */
    MOTS;

    /** Its name in addresses, forms and message keys. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
