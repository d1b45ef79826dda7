package fr.voix.base.mail;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Mails that are late or were given up.
 *
 * @param due mails whose time has come
 * @param oldest when the first of them should have been tried
 * @param dead given up recently, and can still be sent
 */
@Introspected
record MailLag(long due, @Nullable Instant oldest, long dead) {}
