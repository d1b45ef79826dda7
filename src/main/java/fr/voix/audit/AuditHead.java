package fr.voix.audit;

/**
 * Where the account of all acts ends.
 *
 * @param sequence number of the last entry, 0 while there is none
 * @param hash of that entry
 */
public record AuditHead(long sequence, byte[] hash) {}
