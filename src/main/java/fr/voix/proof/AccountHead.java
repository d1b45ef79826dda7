package fr.voix.proof;

import fr.voix.audit.AuditHead;

/**
 * Where the account of acts ends, signed.
 *
 * @param note as a checkpoint is written, with the number of the last entry for a size and its hash for a root
 */
public record AccountHead(AuditHead head, String note) {

    /** @param host by whose name the account is known */
    static AccountHead of(String host, AuditHead head, NoteSigner signer) {
        Checkpoint checkpoint = new Checkpoint(host + "/" + CheckpointNote.ACCOUNT, head.sequence(), head.hash());
        return new AccountHead(head, SignedCheckpoint.of(checkpoint, signer).text());
    }
}
