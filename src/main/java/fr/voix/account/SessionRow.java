package fr.voix.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** An open session with its account. */
@MappedEntity
record SessionRow(@Id int moderatorId, String email, String role, Instant seenAt) {

    Moderator toDomain() {
        return new Moderator(moderatorId, email, Role.valueOf(role));
    }
}
