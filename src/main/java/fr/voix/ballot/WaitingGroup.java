package fr.voix.ballot;

import java.time.Instant;

/**
 * Ballots of one network that wait for a decision of moderators.
 *
 * @param number as the {@code m1} leaves have it
 * @param hour in which the first ones were set aside
 * @param ballots how many of them stand
 */
public record WaitingGroup(long number, Instant hour, long ballots) {}
