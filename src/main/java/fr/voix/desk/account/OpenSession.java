package fr.voix.desk.account;

import java.time.Instant;

/**
 * A session as its owner sees it.
 *
 * @param browser a coarse description, or null when nothing was recognised
 * @param isThis the one that asks
 */
public record OpenSession(long id, Instant openedAt, Instant seenAt, String browser, boolean isThis) {}
