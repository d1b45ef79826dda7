package fr.voix.desk.petition;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** A word to colleagues, or one to the public in French. */
@Serdeable
record NoteForm(
        @Nullable String texte,
        @Nullable String take,
        @Nullable String csrf) implements SessionForm {}
