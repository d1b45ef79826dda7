package fr.voix.urn.note;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditHead;
import fr.voix.base.database.WalBarrier;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Signs the head of the audit log and keeps it outside the database, like checkpoints of urns. Before that the whole log is checked
 * once, and it must contain the head that was signed last. If the check fails, nothing more is signed and the pages say so.
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

    /** The current head; empty while the log contradicts what was signed. */
    public synchronized Optional<AccountHead> sign() {
        if (!checks.isChecked()) {
            checks.check();
        }
        // without knowing what was signed before, nothing is signed
        boolean isUnknown = checks.found().isPresent() || noted.isContradicted(CheckpointNote.ACCOUNT);
        Optional<AccountHead> signed = isUnknown ? Optional.empty() : follow();
        if (checks.found().isEmpty() != isToldSound) {
            // pages that are cached do not say it yet
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
        // a new epoch may have another entry of that number
        if (last == null
                || last.head().sequence() != head.sequence()
                || !note.hasRoot(last.head().hash())) {
            last = new AccountHead(head, keys.sign(note).text());
        }
        return last;
    }
}
