package fr.voix.desk.scrutin;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** Closing or opening at an instant to come; {@code at} as a browser writes it, blank to drop what was set. */
@Serdeable
record ScheduleForm(
        @Nullable String act,
        @Nullable String at,
        @Nullable String reason,
        @Nullable String csrf) implements SessionForm {}
