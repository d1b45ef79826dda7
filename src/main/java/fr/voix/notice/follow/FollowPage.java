package fr.voix.notice.follow;

import fr.voix.base.page.Flaw;
import fr.voix.base.page.Flawed;
import fr.voix.base.page.Frame;
import java.util.List;

/**
 * The form by which something is followed.
 *
 * @param kind what it is: a part of message keys
 * @param field the name under which the form sends what is followed
 */
public record FollowPage(
        Frame frame,
        String kind,
        String name,
        String field,
        String key,
        String back,
        String action,
        Typed typed,
        List<Flaw> flaws)
        implements Flawed {

    /** What is in the fields. */
    public record Typed(String mail, String frequency, boolean hasConsent) {}
}
