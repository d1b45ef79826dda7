package fr.voix.base.mail;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * How the outbox stands.
 *
 * @param oldest since when the longest wait lasts, or null when nothing waits
 * @param dead that can still be sent again
 */
@Introspected
public record MailCount(long waiting, @Nullable Instant oldest, long sent, long dead) {}
