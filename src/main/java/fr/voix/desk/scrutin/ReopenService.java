package fr.voix.desk.scrutin;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.joint.JointAct;
import fr.voix.desk.account.joint.JointCarrier;
import fr.voix.desk.account.joint.JointKind;
import fr.voix.vote.scrutin.ClosureResult;
import fr.voix.vote.scrutin.ClosureService;
import fr.voix.vote.scrutin.ScheduleResult;
import fr.voix.vote.scrutin.ScheduleService;
import fr.voix.vote.scrutin.ScheduledAct;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Opens a closed Scrutin again, or sets when, once two people want it. */
@Singleton
class ReopenService implements JointCarrier {

    static final String PROPOSED_BY = "proposedBy";

    private final ClosureService closures;
    private final ScheduleService schedules;
    private final AuditService audit;

    ReopenService(ClosureService closures, ScheduleService schedules, AuditService audit) {
        this.closures = closures;
        this.schedules = schedules;
        this.audit = audit;
    }

    @Override
    public JointKind kind() {
        return JointKind.REOPEN;
    }

    @Override
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public Optional<String> carryOut(JointAct act, Actor by) {
        return act.dueAt() == null ? reopen(act, by) : schedule(act, by);
    }

    private Optional<String> reopen(JointAct act, Actor by) {
        return switch (closures.reopen(act.id())) {
            case ClosureResult.Reopened reopened -> {
                append(
                        act,
                        Act.SCRUTIN_REOPEN,
                        Map.of("state", "closed"),
                        Map.of("state", "open", "leaf", reopened.leafIndex()),
                        by);
                yield Optional.empty();
            }
            case ClosureResult.ReadOnly ignored -> Optional.of("readonly");
            case ClosureResult.AlreadyOpen ignored -> Optional.of("open");
            case ClosureResult.AlreadyClosed ignored -> Optional.of("unfit");
            case ClosureResult.Closed ignored -> Optional.of("unfit");
            case ClosureResult.UnknownScrutin ignored -> Optional.of("unfit");
        };
    }

    private Optional<String> schedule(JointAct act, Actor by) {
        return switch (schedules.schedule(act.id(), ScheduledAct.OPEN, act.dueAt())) {
            case ScheduleResult.Scheduled scheduled -> {
                append(
                        act,
                        Act.SCRUTIN_SCHEDULE,
                        ActService.state(scheduled.before()),
                        ActService.state(scheduled.after()),
                        by);
                yield Optional.empty();
            }
            case ScheduleResult.Past ignored -> Optional.of("past");
            case ScheduleResult.DoesNotFit ignored -> Optional.of("unfit");
            case ScheduleResult.UnknownScrutin ignored -> Optional.of("unfit");
        };
    }

    private void append(JointAct act, Act entry, Map<String, ?> before, Map<String, ?> after, Actor by) {
        var all = new HashMap<String, Object>(after);
        all.put(PROPOSED_BY, act.proposedBy());
        audit.append(by, entry, act.subject(), before, all, act.reason());
    }
}
