package fr.voix.desk.account.joint;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What somebody says to an act that waits.
 *
 * @param verdict {@code confirm} or {@code drop}
 */
@Serdeable
record JointActForm(
        @Nullable String verdict,
        @Nullable String reason,
        @Nullable String csrf) implements SessionForm {}
