package fr.voix.desk.mail;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * How the outbox stands, and what was given up.
 *
 * @param notice what was done, or null
 * @param warning that nothing is sent at all, or null
 * @param canResend whether something can be sent again
 */
public record DeadMailPage(
        Frame frame,
        @Nullable String notice,
        @Nullable String warning,
        List<Fact> facts,
        boolean canResend,
        List<Item> items) {

    public record Fact(String label, String value) {}

    /** @param number null for one that is erased */
    public record Item(
            String to,
            String reference,
            String result,
            @Nullable String number) {}
}
