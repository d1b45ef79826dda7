package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.urn.leaf.UrnKind;

/** The pictures that every Scrutin and petition has, and where they are. */
public enum Pictures {
    CARD("carte.png"),
    BADGE("badge.svg");

    private final String file;

    Pictures(String file) {
        this.file = file;
    }

    /** The address that always shows the result of now. */
    public String path(String uid, Language language) {
        return language.href(UrnKind.of(uid).subject(uid).path() + "/" + file);
    }

    /** The address of one picture for ever. */
    static String versioned(String path, String version) {
        return path + "?v=" + version;
    }
}
