package fr.voix.base.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * The end of the audit log.
 *
 * @param sequence number of the last entry, 0 while there is none
 * @param hash of that entry
 */
@MappedEntity("audit_head")
public record AuditHead(@Id long sequence, byte[] hash) {

    /** Before the first entry. */
    public static final AuditHead NONE = new AuditHead(0, AuditEntry.FIRST_HASH);
}
