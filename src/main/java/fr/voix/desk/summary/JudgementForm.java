package fr.voix.desk.summary;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** A judgement on a summary; the reason is public. */
@Serdeable
record JudgementForm(@Nullable String reason, @Nullable String csrf) implements SessionForm {}
