package fr.voix.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** The wish to end this session. */
@Serdeable
record SignOutForm(@Nullable String csrf) {}
