package fr.voix.desk.queue;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of a scrutin that is not decided now.
 *
 * @param act {@code confier}, {@code tard} or {@code rendre}
 * @param colleague number of whom it is entrusted to; empty for nobody
 * @param note for the team
 * @param seen when the one was written that the page showed; empty for none
 * @param theme of the decision beside it, as is what follows: without scripts they are sent together, and a refusal keeps both
 */
@Serdeable
record ChargeForm(
        @Nullable String act,
        @Nullable String colleague,
        @Nullable String note,
        @Nullable String seen,
        @Nullable List<String> theme,
        @Nullable String main,
        @Nullable String reason,
        @Nullable Long version,
        @Nullable String csrf)
        implements SessionForm {

    ChargeForm {
        act = Objects.toString(act, "");
        // a browser sends two characters for the end of a line, and counts one
        note = Objects.toString(note, "")
                .replace("\r\n", "\n")
                .replace("\0", "")
                .strip();
    }

    ClassifyForm decision() {
        return new ClassifyForm(theme, main, reason, version, null, csrf);
    }

    /** The number, if it is one. */
    Optional<Integer> chosen() {
        return Optional.ofNullable(colleague)
                .filter(number -> number.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    Optional<Instant> seenAt() {
        try {
            return seen == null || seen.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(seen));
        } catch (DateTimeParseException e) {
            // no page of ours wrote that: as if it had seen none, which the database refuses where there is one
            return Optional.empty();
        }
    }
}
