package fr.voix.webhook;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One message to one receiver, as the back office shows it. */
@MappedEntity
record DeliveryRow(
        @Id long deliveryId,
        String eventId,
        String type,
        @Nullable String scrutinUid,
        @Nullable String numero,
        String state,
        int attempts,
        Instant nextAt,
        @Nullable Instant triedAt,
        @Nullable Integer status,
        @Nullable String failure,
        Instant createdAt) {}
