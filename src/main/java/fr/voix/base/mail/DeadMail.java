package fr.voix.base.mail;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail that was given up.
 *
 * @param to masked; null when the address is erased and the mail cannot be sent again
 * @param failure the name of the last {@link Failure}
 */
public record DeadMail(UUID id, String reference, @Nullable String to, String failure, int attempts, Instant at) {}
