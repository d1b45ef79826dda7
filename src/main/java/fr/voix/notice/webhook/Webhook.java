package fr.voix.notice.webhook;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * A receiver without its secrets, and how its messages fare.
 *
 * @param waiting messages that have yet to arrive
 * @param failed messages that were given up
 * @param lastState of the message that was tried last, or null; likewise {@code lastAt}, {@code lastStatus}, {@code lastFailure}
 */
@Introspected
public record Webhook(
        int webhookId,
        String url,
        String description,
        String[] events,
        Long[] thresholds,
        String state,
        @Nullable Instant formerUntil,
        @Nullable Instant failingSince,
        Instant createdAt,
        int createdBy,
        long waiting,
        long failed,
        @Nullable Instant lastAt,
        @Nullable Integer lastStatus,
        @Nullable String lastFailure) {}
