package fr.voix.urn.note;

import fr.voix.base.audit.AuditHead;

/**
 * The signed head of the audit log.
 *
 * @param note as a checkpoint is written, with the number of the last entry for a size and its hash for a root
 */
public record AccountHead(AuditHead head, String note) {}
