package fr.voix.desk.queue;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Who has a scrutin open on the desk, and until when. */
@MappedEntity("moderation_lock")
record LockRow(@Id String scrutinUid, int moderatorId, Instant expiresAt) {}
