package fr.voix.desk.mail;

import fr.voix.base.mail.LocalOutbox.LocalMail;
import fr.voix.base.mail.Part;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/** The outbox on one's own machine, or one mail of it. {@code letter}: null for the list. */
public record LocalMailPage(
        Frame frame, List<Item> items, @Nullable Letter letter) {

    public record Item(Link link, String to, String when) {}

    /** One mail. {@code lang}: null where it is the page's. */
    public record Letter(
            LocalMail mail, String when, @Nullable String lang) {

        public List<Part> parts() {
            return mail.parts();
        }
    }

    /** Whether an address may be a link. */
    public static boolean isLink(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }
}
