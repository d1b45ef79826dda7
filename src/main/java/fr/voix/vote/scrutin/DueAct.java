package fr.voix.vote.scrutin;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One act that is due. */
@MappedEntity("scheduled_act")
public record DueAct(@Id String scrutinUid, ScheduledAct act, Instant dueAt) {}
