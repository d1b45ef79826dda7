package fr.voix.desk.petition;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Who has a petition open on the desk, and until when. */
@MappedEntity("petition_lock")
record PetitionLockRow(@Id long petitionId, int moderatorId, Instant expiresAt) {}
