package fr.voix.notice.webhook;

import io.micronaut.core.annotation.Introspected;

/**
 * One message whose turn has come.
 *
 * @param attempts before this one
 * @param isShown whether its scrutin may be spoken of
 */
@Introspected
record Message(long deliveryId, String eventId, String body, int attempts, boolean isShown) {}
