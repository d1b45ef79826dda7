package fr.voix.desk.account.joint;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.SecondPerson;
import fr.voix.desk.account.SecondPersonService;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.WaitingCount;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Acts that need two people: one proposes, another confirms, and only then it is carried out. */
@Singleton
public record JointActService(
        JointActRepository acts,
        SecondPersonService seconds,
        BeanProvider<JointCarrier> carriers,
        PublicVersion publicVersion,
        AuditService audit,
        Clock clock,
        Transactions transactions)
        implements WaitingCount {

    private static final int MOST_AT_ONCE = 100;

    @Override
    public String area() {
        return DeskAreas.JOINT_ACTS;
    }

    /** Without the reader's own proposals, which wait for somebody else. */
    @Override
    public List<Waiting> waiting(Actor reader) {
        long others = waiting(MOST_AT_ONCE).stream()
                .filter(act -> act.proposedBy() != reader.moderatorId())
                .count();
        return List.of(new Waiting(Kind.JOINT, area(), others));
    }

    /**
     * @param leafIndex of the ballot concerned, or null
     * @param reason may be null where none is needed
     */
    public JointResult propose(
            JointKind kind, String subject, @Nullable Long leafIndex, @Nullable String reason, Actor by) {
        return transactions.write(() -> {
            expire();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String given = reason == null || reason.isBlank() ? null : reason.strip();
            List<Long> number = acts.insert(
                    kind.name(), subject, leafIndex, given, by.moderatorId(), now, now.plus(JointAct.LIFETIME));
            if (number.isEmpty()) {
                return new JointResult.AlreadyProposed();
            }
            JointAct waiting = acts.lock(number.getFirst(), now).orElseThrow();
            append(waiting, kind.proposed(), null, given, by);
            return new JointResult.Proposed(waiting);
        });
    }

    /** Confirmed by a second person, and carried out in the same transaction. */
    public JointResult confirm(long number, Account second) {
        return decide(number, act -> {
            if (!mayDecide(act, second)) {
                return new JointResult.NotAllowed();
            }
            SecondPerson judged = seconds.judge(act.proposedBy(), act.kind().role(), second);
            return judged == SecondPerson.COUNTS ? carryOut(act, second.actor()) : new JointResult.NotSecond(judged);
        });
    }

    /** Decides in one transaction, which locks the act first and then accounts, also for the operator. */
    private JointResult decide(long number, Function<JointAct, JointResult> decision) {
        return transactions.write(
                () -> acts.lock(number, clock.instant()).map(decision).orElseGet(JointResult.Gone::new));
    }

    /**
     * Confirmed by the operator, on the command line, where no administrator counts beside another.
     *
     * @param reason of the operator, for the audit log
     */
    public JointResult confirmAsOperator(long number, @Nullable String reason) {
        if (!isFit(reason)) {
            return new JointResult.UnfitReason();
        }
        return decide(number, act -> {
            if (!seconds.isThere(act.proposedBy(), act.kind().role())) {
                return new JointResult.NotSecond(SecondPerson.FIRST_GONE);
            }
            return seconds.isOperatorNeeded()
                    ? carryOut(act.because(reason), Actor.OPERATOR)
                    : new JointResult.NotForOperator();
        });
    }

    private JointResult carryOut(JointAct act, Actor by) {
        JointCarrier carrier = carriers.stream()
                .filter(one -> one.carries(act.kind()))
                .findFirst()
                .orElseThrow();
        Optional<String> problem = carrier.carryOut(act, by);
        if (problem.isPresent()) {
            return new JointResult.Refused(problem.get());
        }
        acts.confirm(act.number(), by.moderatorId(), clock.instant());
        return new JointResult.Done(act);
    }

    /** Dropped by its proposer, who takes it back, or by another, who refuses it. */
    public JointResult drop(long number, @Nullable String reason, Account by) {
        return decide(number, act -> {
            if (!mayDecide(act, by)) {
                return new JointResult.NotAllowed();
            }
            if (!isFit(reason)) {
                return new JointResult.UnfitReason();
            }
            drop(act, act.proposedBy() == by.id() ? "taken-back" : "refused", reason, by.actor());
            return new JointResult.Dropped(act);
        });
    }

    private static boolean isFit(@Nullable String reason) {
        return reason != null && !reason.isBlank() && reason.strip().length() <= AuditService.LONGEST_REASON;
    }

    private static boolean mayDecide(JointAct act, Account by) {
        return by.isComplete() && by.moderator().role().includes(act.kind().role());
    }

    /** Drops expired acts, with an audit entry. */
    public int expire() {
        return transactions.write(() -> {
            List<JointAct> expired = acts.lockExpired(clock.instant(), MOST_AT_ONCE);
            expired.forEach(act -> drop(act, "expired", null, Actor.SERVICE));
            return expired.size();
        });
    }

    private void drop(JointAct act, String state, @Nullable String reason, Actor by) {
        acts.drop(act.number(), clock.instant());
        append(act, act.kind().dropped(), state, reason, by);
    }

    private void append(JointAct act, Act entry, @Nullable String state, @Nullable String reason, Actor by) {
        Map<String, Object> after = new HashMap<>(Map.of("proposal", act.name()));
        if (state != null) {
            after.put("state", state);
        }
        publicVersion.bump();
        audit.append(by, entry, act.subject(), null, after, reason);
    }

    /** Waiting acts, the oldest first. */
    public List<JointAct> waiting(int most) {
        return acts.waiting(clock.instant(), most);
    }

    /** Waiting acts on one subject, the oldest first. */
    public List<JointAct> waiting(String subject) {
        return acts.waiting(subject, clock.instant());
    }

    /** The result of a decision on such an act; refusals are values. */
    public sealed interface JointResult {

        record Proposed(JointAct act) implements JointResult {}

        /** The same waits already. */
        record AlreadyProposed() implements JointResult {}

        record Done(JointAct act) implements JointResult {}

        record Dropped(JointAct act) implements JointResult {}

        /** The colleague who confirms does not count as a second person. */
        record NotSecond(SecondPerson why) implements JointResult {}

        /** The role is not sufficient. */
        record NotAllowed() implements JointResult {}

        /** There are enough administrators, who decide in the back office. */
        record NotForOperator() implements JointResult {}

        record UnfitReason() implements JointResult {}

        /** It cannot be carried out, and still waits. {@code problem}: the suffix of a key {@code joint.error.…}. */
        record Refused(String problem) implements JointResult {}

        /** There is none of that number, or it no longer waits. */
        record Gone() implements JointResult {}
    }
}
