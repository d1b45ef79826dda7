package fr.voix.urn.memory;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditFault;
import fr.voix.base.audit.AuditHead;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnStopping;
import fr.voix.urn.note.NotedCheckpointService;
import fr.voix.urn.tally.RecountReport;
import fr.voix.urn.tally.UrnRecount;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets an urn go on that was stopped, once it is found to be what its leaves say and what was published of it; the audit log
 * once it holds from its first entry on and has what was signed of it.
 */
@Singleton
public record UrnRelease(
        UrnRecount recounts,
        ContradictionReader contradictions,
        NotedCheckpointService noted,
        UrnStopping stops,
        AuditCheck account,
        AuditService audit,
        Transactions transactions) {

    /** Every instance hears of it within seconds; the public account says who let it go on, and why. */
    public ReleaseResult release(String uid, String reason) {
        Optional<Contradiction> standing = stops.standing(uid);
        if (standing.isEmpty()) {
            return new ReleaseResult.NotStopped();
        }
        Optional<String> fault = uid.equals(Contradiction.ACCOUNT) ? faultOfAccount() : faultOfUrn(uid);
        if (fault.isPresent()) {
            return new ReleaseResult.Contradicted(fault.get());
        }
        write(uid, reason, standing.get());
        return new ReleaseResult.Released();
    }

    private Optional<String> faultOfUrn(String uid) {
        List<String> faults = recounts.recount(uid).map(RecountReport::faults).orElse(List.of("there is no such urn"));
        return faults.stream()
                .findFirst()
                .or(() -> noted.newest(uid).flatMap(contradictions::find).map(Contradiction::how));
    }

    private Optional<String> faultOfAccount() {
        AuditHead signed = noted.newest(Contradiction.ACCOUNT)
                .map(note -> new AuditHead(note.size(), note.root()))
                .orElse(AuditHead.NONE);
        return account.fault(signed).map(AuditFault::sentence);
    }

    void write(String uid, String reason, Contradiction standing) {
        transactions.write(() -> {
            boolean isAccount = uid.equals(Contradiction.ACCOUNT);
            stops.release(uid, reason);
            audit.append(
                    Actor.OPERATOR,
                    isAccount ? Act.JOURNAL_RELEASE : Act.URN_RELEASE,
                    isAccount ? uid : UrnKind.of(uid).subject(uid).reference(),
                    Map.of("stop", standing.publicHow()),
                    null,
                    reason);
        });
    }

    /** What became of the wish to let an urn go on that is stopped. */
    public sealed interface ReleaseResult {

        record Released() implements ReleaseResult {}

        record NotStopped() implements ReleaseResult {}

        /** It is not what its leaves say, or not what was published of it. */
        record Contradicted(String how) implements ReleaseResult {}
    }
}
