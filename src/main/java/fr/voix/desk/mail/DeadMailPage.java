package fr.voix.desk.mail;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The state of the outbox, and dead mails.
 *
 * @param notice what was done, or null
 * @param warning that no mail is sent at all, or null
 * @param canResend whether a mail can be sent again
 */
public record DeadMailPage(
        Frame frame,
        @Nullable String notice,
        @Nullable String warning,
        List<Fact> facts,
        boolean canResend,
        List<Item> items) {

    public record Fact(String label, String value) {}

    /** @param number null for an erased mail */
    public record Item(
            String to,
            String reference,
            String result,
            @Nullable String number) {}
}
