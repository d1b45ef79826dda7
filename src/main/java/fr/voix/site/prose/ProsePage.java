package fr.voix.site.prose;

import fr.voix.base.page.Document;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Addresses;

/** A page of explanations. */
public record ProsePage(Frame frame, Document text) {

    /** It begins with four drawn steps and its contents. */
    public boolean isMethod() {
        return frame.path().equals(Addresses.METHOD);
    }
}
