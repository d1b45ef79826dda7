package fr.voix.base.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Sha256;
import java.util.Arrays;

/**
 * One act in the account, bound to all before it.
 *
 * @param contentHash SHA-256 of what it says
 * @param hash SHA-256 of a label, the hash of the entry before it, and the content hash
 */
public record AuditEntry(AuditContent content, byte[] contentHash, byte[] hash) {

    /** Stands before the first entry. */
    static final byte[] FIRST_HASH = new byte[Sha256.LENGTH];

    private static final byte[] LABEL = "voix-audit-chain-v1\n".getBytes(US_ASCII);

    /** The entry with this content, behind the entry with that hash. */
    static AuditEntry after(byte[] previous, AuditContent content) {
        var contentHash = content.sha256();
        return new AuditEntry(content, contentHash, Sha256.hash(LABEL, previous, contentHash));
    }

    /** Whether it says what it said when its hash was made. */
    public boolean isAsHashed() {
        return Arrays.equals(content.sha256(), contentHash);
    }

    /** Whether its hashes are those of what it says, behind the entry of that hash. */
    boolean follows(byte[] previous) {
        var expected = after(previous, content);
        return Arrays.equals(expected.contentHash, contentHash) && Arrays.equals(expected.hash, hash);
    }
}
