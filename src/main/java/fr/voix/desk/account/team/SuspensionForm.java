package fr.voix.desk.account.team;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** Why a colleague is to be kept out. */
@Serdeable
record SuspensionForm(@Nullable String csrf, @Nullable String reason) implements SessionForm {}
