package fr.voix.desk.lock;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Who has something open on the desk, and until when. */
@MappedEntity
record LockRow(@Id int moderatorId, Instant expiresAt) {}
