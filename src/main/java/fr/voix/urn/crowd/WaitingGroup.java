package fr.voix.urn.crowd;

import java.time.Instant;

/**
 * Votes of one origin that wait for a decision of moderators.
 *
 * @param number as the {@code m1} leaves have it
 * @param kind what they have in common
 * @param hour in which the first ones were set aside
 * @param votes how many of them stand
 */
public record WaitingGroup(long number, OriginKind kind, Instant hour, long votes) {}
