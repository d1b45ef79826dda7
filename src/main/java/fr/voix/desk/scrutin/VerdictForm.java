package fr.voix.desk.scrutin;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What somebody says to a decision on ballots, or to ballots that wait for one.
 *
 * @param verdict {@code approve}, {@code drop} or {@code undo}; {@code release} or {@code confirm}
 */
@Serdeable
record VerdictForm(
        @Nullable String verdict,
        @Nullable String reason,
        @Nullable String csrf) implements SessionForm {}
