package fr.voix.base.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The subject of an act, an embed or a petition, if it has a page.
 *
 * @param key uid of a scrutin or texte, number of a petition, slug of a theme; for a scrutin also the path of its amendement
 */
public record Subject(Kind kind, String key) {

    public enum Kind {
        SCRUTIN,
        PETITION,
        THEME,
        TEXTE
    }

    /** Of any host, in either language, with any rest; addresses of an embed or of the back office give the same subject. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://[^/]*|[^/?#\\s]+\\.[^/?#\\s]+)?(?:/dyn)?(?:/en)?"
                    + "(?:/\\d+/amendements/([^/?#]+/[^/?#]+/[^/?#]+)|(?:/embed|/moderation)?(?:/scrutins/([A-Z0-9]+)"
                    + "|/petitions/([1-9][0-9]{0,17})(?:-[^/?#]*)?|/themes/([a-z0-9-]+)|/textes/([A-Z0-9]+))"
                    + "|/amendements\\?(?:.*&)?texte=([A-Z0-9]+))"
                    + "(?:[/?#&].*)?");

    private static final Kind[] OF_GROUP = {
        Kind.SCRUTIN, Kind.SCRUTIN, Kind.PETITION, Kind.THEME, Kind.TEXTE, Kind.TEXTE
    };
    private static final Pattern PETITION = Pattern.compile("[1-9][0-9]{0,17}");

    public static Subject scrutin(String uid) {
        return new Subject(Kind.SCRUTIN, uid);
    }

    public static Subject petition(long id) {
        return new Subject(Kind.PETITION, Long.toString(id));
    }

    public static Subject theme(String slug) {
        return new Subject(Kind.THEME, slug);
    }

    /** The subject of a reference in the audit log; empty for what has no page, such as a moderator. */
    public static Optional<Subject> ofReference(String reference) {
        return Arrays.stream(Kind.values())
                .map(kind -> new Subject(kind, reference.substring(reference.indexOf(':') + 1)))
                .filter(subject -> subject.reference().equals(reference))
                .filter(subject -> subject.kind != Kind.PETITION
                        || PETITION.matcher(subject.key).matches())
                .findFirst();
    }

    /** The subject of an address copied from our site or from the official one. */
    public static Optional<Subject> ofAddress(String typed) {
        var address = ADDRESS.matcher(typed);
        for (int group = 1; address.matches() && group <= OF_GROUP.length; group++) {
            if (address.group(group) != null) {
                return Optional.of(new Subject(OF_GROUP[group - 1], address.group(group)));
            }
        }
        return Optional.empty();
    }

    /** As the audit log names it: {@code scrutin:AMANR5…}. */
    public String reference() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + key;
    }

    /** Its stable French address. */
    public String path() {
        return switch (kind) {
            case SCRUTIN -> Addresses.scrutin(key);
            case PETITION -> Addresses.petition(key);
            case THEME -> Addresses.theme(key);
            case TEXTE -> Addresses.ofTexte(key);
        };
    }
}
