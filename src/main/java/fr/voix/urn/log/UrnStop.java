package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import java.time.Instant;

/**
 * That an urn was stopped, and when.
 *
 * @param isOfBefore whether it was found before a start, so that a release may have come since
 */
public record UrnStop(Contradiction found, Instant at, boolean isOfBefore) {}
