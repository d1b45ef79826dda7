package fr.voix.notice.follow;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** How often a reader wants to hear from now on. */
@Serdeable
record FrequencyForm(@Nullable String frequence) {}
