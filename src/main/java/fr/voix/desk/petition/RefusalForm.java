package fr.voix.desk.petition;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** Refusing: the code of a rule, and why it is not kept. */
@Serdeable
record RefusalForm(
        @Nullable String motif,
        @Nullable String texte,
        @Nullable String texteEn,
        @Nullable String take,
        @Nullable String csrf)
        implements SessionForm {}
