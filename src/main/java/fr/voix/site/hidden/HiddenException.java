package fr.voix.site.hidden;

import fr.voix.base.text.Language;
import fr.voix.vote.scrutin.Hiding;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** A reader asks for the page of a Scrutin or petition that moderators hid. */
public final class HiddenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Hidden hidden;

    /**
     * What is hidden.
     *
     * @param key of its messages
     * @param reasonEn null when it was given in French alone
     */
    record Hidden(
            String key, Instant at, String reason, @Nullable String reasonEn, Language language) {}

    private HiddenException(Hidden hidden) {
        super("Hidden by moderators", null, false, false);
        this.hidden = hidden;
    }

    public static HiddenException ofScrutin(Hiding hiding, Language language) {
        return new HiddenException(
                new Hidden("hidden", hiding.hiddenAt(), hiding.reason(), hiding.reasonEn(), language));
    }

    /** @param reasonEn null when it was given in French alone */
    public static HiddenException ofPetition(Instant at, String reason, @Nullable String reasonEn, Language language) {
        return new HiddenException(new Hidden("hidden.petition", at, reason, reasonEn, language));
    }

    Hidden hidden() {
        return hidden;
    }
}
