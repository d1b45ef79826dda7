package fr.voix.desk.account.team;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A colleague with what is known of the ways in: never a secret. */
@MappedEntity
record TeamRow(
        @Id int moderatorId,
        String email,
        String role,
        Instant invitedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant suspendedAt,
        boolean hasPassword,
        boolean hasTotp,
        int passkeys,
        int codes,
        @Nullable Instant linkUntil) {}
