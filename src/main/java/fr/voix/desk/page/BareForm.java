package fr.voix.desk.page;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** A button: nothing but the token of the session that its page was made for. */
@Serdeable
public record BareForm(@Nullable String csrf) implements SessionForm {}
