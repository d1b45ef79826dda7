package fr.voix.base.mail;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A letter that was given up.
 *
 * @param to masked; null when it is erased and cannot be sent again
 * @param failure the name of what went wrong last
 */
public record DeadMail(UUID id, String reference, @Nullable String to, String failure, int attempts, Instant at) {}
