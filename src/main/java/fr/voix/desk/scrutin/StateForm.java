package fr.voix.desk.scrutin;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** Closing, or opening again. */
@Serdeable
record StateForm(
        @Nullable String act,
        @Nullable String reason,
        @Nullable String csrf) implements SessionForm {}
