package fr.voix.notice.webhook;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** One message to one receiver, as the back office shows it. */
@Introspected
public record ShownDelivery(
        long deliveryId,
        String eventId,
        String type,
        @Nullable String scrutinUid,
        @Nullable String numero,
        @Nullable Long petitionId,
        String state,
        int attempts,
        Instant nextAt,
        @Nullable Instant triedAt,
        @Nullable Integer status,
        @Nullable String failure,
        Instant createdAt) {

    /** Whether it is about nothing real. */
    public boolean isTrial() {
        return scrutinUid == null && petitionId == null;
    }
}
