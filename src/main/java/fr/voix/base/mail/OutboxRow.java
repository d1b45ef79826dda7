package fr.voix.base.mail;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of the outbox. Recipient and text are encrypted, and null once erased.
 *
 * @param heldUntil until when only one instance may send it; tells this claim from a later one
 * @param failure the name of the last {@link Failure}
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
