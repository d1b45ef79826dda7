package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import java.time.Instant;

/**
 * A stop of an urn.
 *
 * @param isOfBefore whether it was found before this start, so that it may have been released since
 */
public record UrnStop(Contradiction found, Instant at, boolean isOfBefore) {}
