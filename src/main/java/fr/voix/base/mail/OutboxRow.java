package fr.voix.base.mail;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail as the outbox keeps it. Who gets it and what it says cannot be read with the database alone, and is null once erased.
 *
 * @param heldUntil until when one instance sends it and no other; tells this claim from a later one
 * @param failure the name of what went wrong last
 */
@MappedEntity("outbox")
record OutboxRow(
        @Id UUID mailId,
        String reference,
        Language language,
        @Nullable byte[] recipient,
        @Nullable byte[] letter,
        @Nullable UUID ownerKey,
        boolean isBulk,
        int attempts,
        @Nullable Instant heldUntil,
        @Nullable String failure,
        @Nullable Instant settledAt,
        Instant createdAt) {}
