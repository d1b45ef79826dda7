package fr.voix.petition.petition;

import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A number of signatures that was reached. It stays reached when signatures are withdrawn later.
 *
 * @param signatures how many it took
 * @param departements in how many they had to be; 0 where that does not matter, or was not kept
 * @param size of the urn at that moment
 */
@MappedEntity("petition_threshold")
public record Threshold(ThresholdKind kind, long signatures, int departements, long size, Instant reachedAt) {}
