package fr.voix.urn;

import io.micronaut.core.annotation.Nullable;

/** An urn that is stopped, as the database says it; without a number when there is no such urn any more. */
record UrnStopRow(Contradiction found, @Nullable Long urnId) {}
