package fr.voix.notice.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One receiver that this instance sends to, and nobody else, until it is done or the time is over: whoever is stopped in
 * between has lost nothing.
 *
 * @param heldUntil tells this claim from a later one
 */
@MappedEntity("webhook")
record ClaimRow(@Id int webhookId, String host, Instant heldUntil) {}
