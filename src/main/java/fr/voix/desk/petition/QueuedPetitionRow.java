package fr.voix.desk.petition;

import fr.voix.petition.petition.PetitionState;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One petition of a list. {@code since}: when it came to moderators last, or null when it never did. */
@MappedEntity("petition")
record QueuedPetitionRow(
        @Id long petitionId,
        String titre,
        PetitionState state,
        boolean isHidden,
        Instant createdAt,
        @Nullable Instant since,
        @Nullable Instant publishedAt) {}
