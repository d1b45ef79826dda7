package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import io.micronaut.core.annotation.Nullable;

/** An urn that is stopped, as the database says it; without a number when there is no such urn any more. */
record UrnStopRow(Contradiction found, @Nullable Long urnId) {}
