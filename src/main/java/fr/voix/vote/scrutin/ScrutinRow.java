package fr.voix.vote.scrutin;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One line of {@code scrutin}. */
@MappedEntity("scrutin")
record ScrutinRow(@Id String uid, long urnId, Instant openedAt) {

    Scrutin toDomain() {
        return new Scrutin(uid, urnId, openedAt);
    }
}
