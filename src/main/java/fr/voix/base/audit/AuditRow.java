package fr.voix.base.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One row of {@code audit_entry}. */
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

    static AuditRow of(AuditEntry entry) {
        AuditContent said = entry.content();
        return new AuditRow(
                said.sequence(),
                said.at(),
                said.actor().moderatorId(),
                said.actor().role(),
                said.act(),
                said.subject(),
                said.before(),
                said.after(),
                said.reason(),
                said.salt(),
                entry.contentHash(),
                entry.hash());
    }

    AuditEntry toDomain() {
        var content =
                new AuditContent(sequence, at, new Actor(moderatorId, role), act, subject, before, after, reason, salt);
        return new AuditEntry(content, contentHash, hash);
    }
}
