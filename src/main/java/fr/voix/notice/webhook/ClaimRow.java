package fr.voix.notice.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One receiver to which this instance alone sends, until it is done or the time is over: when an instance is stopped in
 * between, nothing is lost.
 *
 * @param heldUntil tells this claim from a later one
 */
@MappedEntity("webhook")
record ClaimRow(@Id int webhookId, String host, Instant heldUntil) {}
