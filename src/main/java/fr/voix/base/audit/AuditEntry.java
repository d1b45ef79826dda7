package fr.voix.base.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Sha256;
import java.util.Arrays;

/**
 * One entry of the audit log, chained by hash to all before it.
 *
 * @param contentHash SHA-256 of the content
 * @param hash SHA-256 of a label, the hash of the entry before it, and the content hash
 */
public record AuditEntry(AuditContent content, byte[] contentHash, byte[] hash) {

    /** The previous hash of the first entry. */
    static final byte[] FIRST_HASH = new byte[Sha256.LENGTH];

    private static final byte[] LABEL = "voix-audit-chain-v1\n".getBytes(US_ASCII);

    /** The entry with this content after the entry with that hash. */
    static AuditEntry after(byte[] previous, AuditContent content) {
        var contentHash = content.sha256();
        return new AuditEntry(content, contentHash, Sha256.hash(LABEL, previous, contentHash));
    }

    /** Whether the content still has the stored content hash. */
    public boolean isAsHashed() {
        return Arrays.equals(content.sha256(), contentHash);
    }

    /** Whether both hashes are right for an entry after that hash. */
    boolean follows(byte[] previous) {
        var expected = after(previous, content);
        return Arrays.equals(expected.contentHash, contentHash) && Arrays.equals(expected.hash, hash);
    }
}
