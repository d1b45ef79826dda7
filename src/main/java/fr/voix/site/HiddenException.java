package fr.voix.site;

import fr.voix.scrutin.Hiding;
import fr.voix.wording.Language;

/** Somebody asks for the page of a Scrutin that moderators hid. */
final class HiddenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Hiding hiding;
    private final Language language;

    HiddenException(Hiding hiding, Language language) {
        super("Hidden by moderators", null, false, false);
        this.hiding = hiding;
        this.language = language;
    }

    Hiding hiding() {
        return hiding;
    }

    Language language() {
        return language;
    }
}
