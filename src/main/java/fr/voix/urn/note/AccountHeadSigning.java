package fr.voix.urn.note;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditHead;
import fr.voix.base.database.WalBarrier;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Signs where the audit log ends, and keeps what was signed as it keeps checkpoints of urns, outside the database. Before
 * it signs, the whole account was followed once, and what was signed last is found in it and followed to its end. Where that
 * fails nothing is signed any more, and readers are told.
 */
@Singleton
public class AccountHeadSigning {

    private final AuditCheck checks;
    private final NotedCheckpointService noted;
    private final UrnKeyService keys;
    private final PublicVersion publicVersion;
    private final WalBarrier barrier;
    private boolean isToldSound = true;
    private AccountHead last;

    AccountHeadSigning(
            AuditCheck checks,
            NotedCheckpointService noted,
            UrnKeyService keys,
            PublicVersion publicVersion,
            WalBarrier barrier) {
        this.checks = checks;
        this.noted = noted;
        this.keys = keys;
        this.publicVersion = publicVersion;
        this.barrier = barrier;
    }

    /** The audit log as it ends now; empty while it is not what it was. */
    public synchronized Optional<AccountHead> sign() {
        if (!checks.isChecked()) {
            checks.check();
        }
        // of an instance that remembers nothing of what was signed before nothing is signed either
        boolean isUnknown = checks.found().isPresent() || noted.isContradicted(CheckpointNote.ACCOUNT);
        Optional<AccountHead> signed = isUnknown ? Optional.empty() : follow();
        if (checks.found().isEmpty() != isToldSound) {
            // pages that were made before say otherwise
            isToldSound = !isToldSound;
            publicVersion.bump();
        }
        return signed;
    }

    private Optional<AccountHead> follow() {
        AuditHead from = noted.newest(CheckpointNote.ACCOUNT)
                .map(note -> new AuditHead(note.size(), note.root()))
                .orElse(AuditHead.NONE);
        return barrier.snapshot(
                        () -> checks.followedFrom(from),
                        found -> found.filter(head -> head.sequence() != from.sequence())
                                .isEmpty())
                .map(this::sign);
    }

    private AccountHead sign(AuditHead head) {
        CheckpointNote note = new CheckpointNote(CheckpointNote.ACCOUNT, head.sequence(), head.hash());
        if (head.sequence() > 0) {
            noted.note(note);
        }
        // an epoch may have begun since, with another entry of that number
        if (last == null
                || last.head().sequence() != head.sequence()
                || !note.hasRoot(last.head().hash())) {
            last = new AccountHead(head, keys.sign(note).text());
        }
        return last;
    }
}
