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
 * Releases a stopped urn if it agrees with its leaves and with what was published; the audit log if it is valid from its first entry on
 * and contains its signed head.
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

    /** All instances know it within seconds; the public audit log says who released it and why. */
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

    /** The result of a release. */
    public sealed interface ReleaseResult {

        record Released() implements ReleaseResult {}

        record NotStopped() implements ReleaseResult {}

        /** It contradicts its leaves or what was published. */
        record Contradicted(String how) implements ReleaseResult {}
    }
}
