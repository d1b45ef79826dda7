package fr.voix.desk.page;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;

/**
 * An act with the reason for it; what was not sent is empty.
 *
 * @param act which one, where a form has several
 * @param verdict what is said to something that waits: {@code approve}, {@code drop}, {@code release}, …
 * @param at when, as a browser writes it; blank to drop what was set
 */
@Serdeable
public record ReasonForm(
        @Nullable String act,
        @Nullable String verdict,
        @Nullable String at,
        @Nullable String reason,
        @Nullable String reasonEn,
        @Nullable String csrf)
        implements SessionForm {

    public ReasonForm {
        act = Objects.toString(act, "");
        verdict = Objects.toString(verdict, "");
        at = Objects.toString(at, "");
        reason = Objects.toString(reason, "");
        reasonEn = Objects.toString(reasonEn, "");
    }
}
