package fr.voix.base.mail;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * What does not get through.
 *
 * @param due letters whose time has come
 * @param oldest when the first of them should have been tried
 * @param dead given up of late, and can still be sent
 */
@Introspected
record MailLag(long due, @Nullable Instant oldest, long dead) {}
