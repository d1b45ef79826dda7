package fr.voix.base.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One line of {@code audit_entry}. */
@MappedEntity("audit_entry")
record AuditRow(
        @Id long sequence,
        Instant at,
        @Nullable Integer moderatorId,
        String role,
        String act,
        String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        byte[] salt,
        byte[] contentHash,
        byte[] hash) {

    AuditEntry toDomain() {
        var content =
                new AuditContent(sequence, at, new Actor(moderatorId, role), act, subject, before, after, reason, salt);
        return new AuditEntry(content, contentHash, hash);
    }
}
