package fr.voix.desk.queue;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** An act that needs no more than to be asked for by a page of the session. */
@Serdeable
record ActForm(@Nullable String csrf) implements SessionForm {}
