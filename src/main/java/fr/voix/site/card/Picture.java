package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.urn.leaf.UrnKind;

/**
 * The share card of one Scrutin, for a page that names it.
 *
 * @param href carries what is drawn, so that no cache shows an old result as a new one
 * @param title what was voted on
 * @param result the result in sentences
 * @param alt the same with what was voted on
 */
public record Picture(String href, String title, String result, String alt) {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    /** The address that always shows the result of now. */
    public static String path(String uid, Language language) {
        return language.href(UrnKind.of(uid).subject(uid).path() + "/carte.png");
    }

    /** The address of one picture for ever. */
    static String versioned(String path, String version) {
        return path + "?v=" + version;
    }
}
