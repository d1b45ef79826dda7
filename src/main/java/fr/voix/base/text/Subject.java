package fr.voix.base.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an act, an embed or a petition is about, as far as it has a page.
 *
 * @param key uid of a scrutin or texte, number of a petition, slug of a theme; where an address names the amendement of a scrutin,
 *     the path of that
 */
public record Subject(Kind kind, String key) {

    public enum Kind {
        SCRUTIN,
        PETITION,
        THEME,
        TEXTE
    }

    /** Of any host, in either language, with whatever follows; an embed and a page of the back office lead to the same. */
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

    /** What the account of acts means by that; empty for what has no page, such as a colleague. */
    public static Optional<Subject> ofReference(String reference) {
        return Arrays.stream(Kind.values())
                .map(kind -> new Subject(kind, reference.substring(reference.indexOf(':') + 1)))
                .filter(subject -> subject.reference().equals(reference))
                .filter(subject -> subject.kind != Kind.PETITION
                        || PETITION.matcher(subject.key).matches())
                .findFirst();
    }

    /** What an address leads to that somebody copied from here, or from the official site. */
    public static Optional<Subject> ofAddress(String typed) {
        var address = ADDRESS.matcher(typed);
        for (int group = 1; address.matches() && group <= OF_GROUP.length; group++) {
            if (address.group(group) != null) {
                return Optional.of(new Subject(OF_GROUP[group - 1], address.group(group)));
            }
        }
        return Optional.empty();
    }

    /** As the account of acts names it: {@code scrutin:AMANR5…}. */
    public String reference() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + key;
    }

    /** Its French address, which stays. */
    public String path() {
        return switch (kind) {
            case SCRUTIN -> Addresses.scrutin(key);
            case PETITION -> Addresses.petition(key);
            case THEME -> Addresses.theme(key);
            case TEXTE -> Addresses.ofTexte(key);
        };
    }
}
