package fr.voix.desk.petition;

import fr.voix.petition.petition.PetitionState;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * One petition of a list.
 *
 * @param since when it came to moderators last, or null when it never did
 */
record QueuedPetition(
        long id,
        String titre,
        PetitionState state,
        boolean isHidden,
        Instant createdAt,
        @Nullable Instant since,
        @Nullable Instant publishedAt) {}
