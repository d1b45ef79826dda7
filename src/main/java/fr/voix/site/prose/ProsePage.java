package fr.voix.site.prose;

import fr.voix.base.page.Document;
import fr.voix.base.page.Frame;

/** A page of explanations. */
public record ProsePage(Frame frame, Document text) {

    static final String METHOD = "/methode";

    /** It begins with four drawn steps and its contents. */
    public boolean isMethod() {
        return frame.path().equals(METHOD);
    }
}
