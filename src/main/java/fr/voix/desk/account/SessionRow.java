package fr.voix.desk.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A session that has not ended, with its account. */
@MappedEntity
record SessionRow(
        @Id long sessionId,
        int moderatorId,
        String email,
        String role,
        String state,
        Instant openedAt,
        Instant seenAt,
        @Nullable String browser,
        byte[] tokenHash) {

    Account toAccount(SecretToken token) {
        return new Account(new Moderator(moderatorId, email, Role.valueOf(role)), token, SessionState.valueOf(state));
    }
}
