package fr.voix.urn.log;

import fr.voix.urn.leaf.Urn;
import java.time.Instant;

/**
 * The published state of an urn: its row at one instant. All public outputs use it instead of the current row, so that tally,
 * page, checkpoint and tiles agree, and an observer cannot see single ballots arrive.
 */
public record Publication(Urn urn, Instant at) {}
