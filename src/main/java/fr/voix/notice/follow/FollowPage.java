package fr.voix.notice.follow;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The form by which something is followed.
 *
 * @param kind what it is: a part of message keys
 * @param field the name under which the form sends what is followed
 * @param key what is followed
 * @param back its page
 * @param flaws what is wrong with what was typed; empty at first
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
        List<Flaw> flaws) {

    /** What is in the fields. */
    public record Typed(String mail, String frequency, boolean hasConsent) {}

    /**
     * Something to correct.
     *
     * @param field the id of the field, or of the form for what is wrong with none
     */
    public record Flaw(String field, String text) {}

    /** What is wrong with a field, or null. */
    @Nullable
    public String flaw(String field) {
        return flaws.stream()
                .filter(flaw -> flaw.field().equals(field))
                .map(Flaw::text)
                .findFirst()
                .orElse(null);
    }

    /** For {@code aria-invalid}: null leaves the attribute out. */
    @Nullable
    public String invalid(String field) {
        return flaw(field) == null ? null : "true";
    }
}
