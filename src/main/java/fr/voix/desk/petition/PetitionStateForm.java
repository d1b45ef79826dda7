package fr.voix.desk.petition;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** An act that takes a word to the public and nothing else. */
@Serdeable
record PetitionStateForm(
        @Nullable String act,
        @Nullable String texte,
        @Nullable String texteEn,
        @Nullable String take,
        @Nullable String csrf)
        implements SessionForm {}
