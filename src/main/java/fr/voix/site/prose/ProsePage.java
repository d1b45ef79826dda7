package fr.voix.site.prose;

import fr.voix.base.page.Document;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Addresses;

/** A page of explanations. */
public record ProsePage(Frame frame, Document text) {

    /** What follows its first sentences is folded, question by question. */
    public boolean isMethod() {
        return frame.path().equals(Addresses.METHOD);
    }
}
