package fr.voix.site.card;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;

/** The pictures that every Scrutin has, and where they are. */
public enum Pictures {
    CARD("carte.png"),
    BADGE("badge.svg");

    private final String file;

    Pictures(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** The address that always shows the result of now. */
    public String path(String scrutinUid, Language language) {
        return language.href(Addresses.scrutin(scrutinUid) + "/" + file);
    }

    /** The address of one picture for ever. */
    static String versioned(String path, String version) {
        return path + "?v=" + version;
    }
}
