package fr.voix.base.mail;

import io.micronaut.core.annotation.Introspected;

/**
 * What does not get through.
 *
 * @param due letters whose time has come
 * @param isOverdue whether one of them should have been tried long ago
 * @param dead given up of late, and can still be sent
 */
@Introspected
record MailLag(long due, boolean isOverdue, long dead) {}
