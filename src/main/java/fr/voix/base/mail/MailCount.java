package fr.voix.base.mail;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Counts of the outbox.
 *
 * @param oldest when the longest wait began, or null when nothing waits
 * @param dead given up, and can still be sent again
 */
@Introspected
public record MailCount(long waiting, @Nullable Instant oldest, long sent, long dead) {}
