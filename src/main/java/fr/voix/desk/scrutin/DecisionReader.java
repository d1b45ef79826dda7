package fr.voix.desk.scrutin;

import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import fr.voix.desk.account.joint.JointAct;
import fr.voix.desk.account.joint.JointActService;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.vote.scrutin.Closure;
import fr.voix.vote.scrutin.Hiding;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinScheduling;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that is looked at before a decision, read together. Counts are those published: nobody sees them earlier. */
@Singleton
record DecisionReader(
        UrnReader urns,
        AmendementService amendements,
        PetitionService petitions,
        ScrutinClosing closures,
        ScrutinScheduling schedules,
        ScrutinHiding hidings,
        SettingAside setAsides,
        JointActService joints,
        AuditService audit,
        Transactions transactions) {

    private static final int MOST_DECISIONS = 300;

    /**
     * One Scrutin or petition. What closes, hides or opens a petition is decided on elsewhere.
     *
     * @param urn as it is published
     * @param proposed what one person has proposed and a second one has yet to confirm
     * @param decisions the newest, and one more than is shown when there are more
     */
    record State(
            Urn urn,
            DecisionSubject subject,
            @Nullable Closure closure,
            @Nullable Instant closesAt,
            @Nullable Hiding hiding,
            List<SetAside> decisions,
            List<JointAct> proposed,
            List<AuditEntry> history) {

        /** Those that a page shows, the newest. */
        List<SetAside> shownDecisions() {
            return decisions.stream().limit(MOST_DECISIONS).toList();
        }

        boolean hasMoreDecisions() {
            return decisions.size() > MOST_DECISIONS;
        }
    }

    /** Empty for an unknown uid. */
    public Optional<State> find(String uid) {
        return transactions.read(() -> urns.published(List.of(uid)).stream()
                .findFirst()
                .flatMap(urn -> switch (urn.kind()) {
                    case SCRUTIN -> amendements.find(uid).map(amendement -> ofScrutin(urn, amendement));
                    case PETITION ->
                        petitions
                                .find(Long.parseLong(uid))
                                .filter(petition -> petition.state() != PetitionState.DRAFT)
                                .map(petition -> ofPetition(urn, petition));
                }));
    }

    private State ofPetition(Urn urn, Petition petition) {
        String uid = urn.uid();
        return new State(
                urn,
                DecisionSubject.of(petition),
                null,
                null,
                null,
                setAsides.of(uid, MOST_DECISIONS + 1),
                List.of(),
                audit.of(DecisionSubject.reference(uid)));
    }

    private State ofScrutin(Urn urn, Amendement amendement) {
        String uid = urn.uid();
        return new State(
                urn,
                DecisionSubject.of(amendement),
                urn.isOpen()
                        ? null
                        : closures.lastClosure(uid, urn.frontier().size()).orElse(null),
                schedules.closesAt(uid).orElse(null),
                hidings.find(uid).orElse(null),
                setAsides.of(uid, MOST_DECISIONS + 1),
                joints.waiting(DecisionSubject.reference(uid)),
                audit.of(DecisionSubject.reference(uid)));
    }

    /** By uid, by path, or by an address of this site or the official one; empty when nothing is there. */
    Optional<String> locate(String query) {
        return transactions.read(() -> {
            String wanted = Subject.ofAddress(query.strip()).map(Subject::key).orElse(query.strip());
            if (find(wanted).isPresent()) {
                return Optional.of(wanted);
            }
            return amendements
                    .findByPath(wanted)
                    .map(Amendement::uid)
                    .filter(uid -> !urns.ofScrutins(List.of(uid)).isEmpty());
        });
    }
}
