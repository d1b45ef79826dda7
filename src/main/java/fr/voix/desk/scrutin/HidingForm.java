package fr.voix.desk.scrutin;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** Hiding, with a reason that the page shows, or showing again. */
@Serdeable
record HidingForm(
        @Nullable String act,
        @Nullable String reason,
        @Nullable String reasonEn,
        @Nullable String csrf) implements SessionForm {}
