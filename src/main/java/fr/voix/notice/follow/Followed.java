package fr.voix.notice.follow;

import fr.voix.base.text.Addresses;
import fr.voix.parliament.amendement.AmendementCriteria;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that is followed.
 *
 * @param key the id of a petition or theme, the uid of a scrutin, texte or acteur, or words in lower case
 */
record Followed(SubjectKind kind, String key) {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern THEME_ID = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern UID = Pattern.compile("[A-Z][A-Z0-9]{1,59}");

    Followed {
        if (!isKey(kind, key)) {
            throw new IllegalArgumentException("no key of a " + kind);
        }
    }

    /** Empty for what cannot be a key. */
    static Optional<Followed> of(SubjectKind kind, String text) {
        return (kind == SubjectKind.MOTS ? AmendementCriteria.keywords(text) : Optional.of(text))
                .filter(key -> isKey(kind, key))
                .map(key -> new Followed(kind, key));
    }

    private static boolean isKey(SubjectKind kind, String key) {
        return switch (kind) {
            case PETITION -> ID.matcher(key).matches();
            case THEME -> THEME_ID.matcher(key).matches();
            case SCRUTIN, TEXTE, ACTEUR -> UID.matcher(key).matches();
            case MOTS -> AmendementCriteria.keywords(key).equals(Optional.of(key));
        };
    }

    /** Where it is followed, in French. */
    String path() {
        return Addresses.follow(kind.key(), key);
    }
}
