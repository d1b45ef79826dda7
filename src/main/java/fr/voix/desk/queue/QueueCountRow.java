package fr.voix.desk.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** How many scrutins wait, and since when the oldest. */
@MappedEntity
record QueueCountRow(@Id long scrutins, @Nullable Instant oldestAt) {}
