package fr.voix.proof;

import fr.voix.audit.Act;
import fr.voix.audit.Actor;
import fr.voix.audit.AuditService;
import fr.voix.tally.RecountReport;
import fr.voix.tally.RecountService;
import fr.voix.urn.Contradiction;
import fr.voix.urn.UrnKind;
import fr.voix.urn.UrnStopService;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lets an urn go on that was stopped, once it is found to be what its leaves say and what was published of it. */
@Singleton
class ReleaseService {

    private final RecountService recounts;
    private final ContradictionReader contradictions;
    private final NotedCheckpointService noted;
    private final UrnStopService stops;
    private final AuditService audit;

    ReleaseService(
            RecountService recounts,
            ContradictionReader contradictions,
            NotedCheckpointService noted,
            UrnStopService stops,
            AuditService audit) {
        this.recounts = recounts;
        this.contradictions = contradictions;
        this.noted = noted;
        this.stops = stops;
        this.audit = audit;
    }

    /** Every instance hears of it within seconds; the public account says who let it go on, and why. */
    ReleaseResult release(String uid, String reason) {
        Optional<Contradiction> standing = stops.standing(uid);
        if (standing.isEmpty()) {
            return new ReleaseResult.NotStopped();
        }
        List<String> faults = recounts.recount(uid).map(RecountReport::faults).orElse(List.of("there is no such urn"));
        if (!faults.isEmpty()) {
            return new ReleaseResult.Contradicted(faults.getFirst());
        }
        Optional<Contradiction> contradiction = noted.newest(uid).flatMap(contradictions::find);
        if (contradiction.isPresent()) {
            return new ReleaseResult.Contradicted(contradiction.get().how());
        }
        write(uid, reason, standing.get());
        return new ReleaseResult.Released();
    }

    @Transactional
    void write(String uid, String reason, Contradiction standing) {
        stops.release(uid, reason);
        audit.append(
                Actor.OPERATOR,
                Act.URN_RELEASE,
                UrnKind.of(uid).name().toLowerCase(Locale.ROOT) + ":" + uid,
                Map.of("stop", standing.publicHow()),
                null,
                reason);
    }
}
