package fr.voix.vote.scrutin;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A scheduled closing. */
@MappedEntity("scheduled_closing")
public record DueClosing(@Id String scrutinUid, Instant dueAt) {}
