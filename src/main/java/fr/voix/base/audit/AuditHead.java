package fr.voix.base.audit;

/**
 * Where the account of all acts ends.
 *
 * @param sequence number of the last entry, 0 while there is none
 * @param hash of that entry
 */
public record AuditHead(long sequence, byte[] hash) {

    /** Before the first entry. */
    public static final AuditHead NONE = new AuditHead(0, AuditEntry.FIRST_HASH);
}
