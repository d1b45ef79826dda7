package fr.voix.urn;

import java.time.Instant;

/** That an urn was stopped, and when. */
public record UrnStop(Contradiction found, Instant at) {}
