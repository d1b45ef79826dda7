package fr.voix.desk.figures;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A median in seconds, and of how many times; null when there are none. */
@MappedEntity
record MedianRow(@Id long times, @Nullable Double seconds) {}
