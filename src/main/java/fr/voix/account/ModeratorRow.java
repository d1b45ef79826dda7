package fr.voix.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One line of {@code moderator}. */
@MappedEntity("moderator")
record ModeratorRow(
        @Id int moderatorId,
        String email,
        String role,
        @Nullable String passwordHash,
        @Nullable Instant activatedAt) {

    Moderator toDomain() {
        return new Moderator(moderatorId, email, Role.valueOf(role));
    }
}
