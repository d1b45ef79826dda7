package fr.voix.desk.account.team;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** The role that a colleague is to have. */
@Serdeable
record RoleForm(@Nullable String csrf, @Nullable String role) implements SessionForm {}
