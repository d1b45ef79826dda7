package fr.voix.desk.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What one moderator asked colleagues about a petition, and what one of them said.
 *
 * @param opinion null while no colleague has said anything, or when a colleague decided and said no more
 */
@MappedEntity("petition_opinion")
record OpinionRow(
        @Id long opinionId,
        int askedBy,
        Instant askedAt,
        String question,
        @Nullable Integer givenBy,
        @Nullable Instant givenAt,
        @Nullable String opinion) {

    boolean isOpen() {
        return givenAt == null;
    }
}
