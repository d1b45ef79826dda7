package fr.voix.base.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Where the account ends. */
@MappedEntity("audit_head")
record AuditHeadRow(@Id long sequence, byte[] hash) {}
