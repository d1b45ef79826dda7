package fr.voix.petition.author;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** The language that mails are asked for in. */
@Serdeable
record LanguageForm(@Nullable String langue) {}
