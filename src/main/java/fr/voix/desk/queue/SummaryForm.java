package fr.voix.desk.queue;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** A sentence for a scrutin. {@code seen}: number of the summary that the form showed, 0 for none. */
@Serdeable
record SummaryForm(
        @Nullable String texte,
        @Nullable String texteEn,
        @Nullable Long seen,
        @Nullable String csrf) implements SessionForm {}
