package fr.voix.petition;

import java.time.Instant;

/**
 * A number of signatures that was reached. It stays reached when signatures are withdrawn later.
 *
 * @param signatures how many it took
 * @param size of the urn at that moment
 */
public record Threshold(ThresholdKind kind, long signatures, long size, Instant reachedAt) {}
