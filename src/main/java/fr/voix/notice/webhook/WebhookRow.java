package fr.voix.notice.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One line of {@code webhook}, by its key. */
@MappedEntity("webhook")
record WebhookRow(@Id int webhookId) {}
