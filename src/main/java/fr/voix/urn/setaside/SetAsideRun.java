package fr.voix.urn.setaside;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.setaside.AsideWriter.Step;
import fr.voix.urn.setaside.AsideWriter.StepCheck;
import fr.voix.urn.setaside.SetAsideRepository.Running;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Carries out decisions on ballots and signatures, a bounded step a transaction: voters go on meanwhile, and after a crash the next step goes
 * on where the last one that was committed ended.
 */
@Singleton
public record SetAsideRun(
        SetAsideRepository decisions,
        SubjectReader subjects,
        UrnGuard guard,
        BeanProvider<SetAsideListener> listeners,
        PublicVersion publicVersion,
        Transactions transactions,
        Clock clock) {

    private static final int BALLOTS_AT_ONCE = 500;

    /** Those that are started and not done. */
    List<Long> running() {
        return guard.isReadOnly() ? List.of() : decisions.running();
    }

    /** As many steps as fit into a time; the job does the rest. */
    public void runFor(long number, Duration time) {
        Instant end = clock.instant().plus(time);
        boolean isMore = true;
        while (isMore && clock.instant().isBefore(end)) {
            isMore = step(number);
        }
    }

    /** One step; false when nothing is left to do, or when another instance is at it. */
    public boolean step(long number) {
        return transactions.write(() -> {
            Optional<Running> locked = decisions.lockRunning(number);
            if (locked.isEmpty()) {
                return false;
            }
            SetAside decision = locked.get().decision();
            if (guard.isReadOnly(decision.uid())) {
                return false;
            }
            Optional<Step> written = step(subjects.find(decision.uid()).orElseThrow(), locked.get());
            if (written.isEmpty()) {
                decisions.hold(number);
                tell(number, SetAsideListener::onHeld);
                return false;
            }
            Step step = written.get();
            decisions.progress(number, step.done(), step.last(), step.isEnd() ? clock.instant() : null);
            if (step.isEnd()) {
                tell(number, SetAsideListener::onDone);
            }
            return !step.isEnd();
        });
    }

    /**
     * Asked under the lock of the urn: ballots came and went since it was proposed, and what was little then may turn the
     * result now.
     */
    private StepCheck check(SetAside decision, AloneLimit limit) {
        if (!decision.isAlone()) {
            return (before, after) -> true;
        }
        Instant since = clock.instant().minus(SettingAside.ALONE_WITHIN);
        long others = decisions.ballotsAlone(decision.uid(), decision.isUndoing(), since, decision.number());
        return (before, after) -> {
            long moved = Math.abs(after.total() - before.total());
            long standing = before.total() + (decision.isUndoing() ? -decision.done() : decision.done());
            return !limit.isExceeded(others + decision.done() + moved, standing, before, after);
        };
    }

    private void tell(long number, BiConsumer<SetAsideListener, SetAside> what) {
        publicVersion.bump();
        SetAside now = decisions.find(number).orElseThrow();
        listeners.stream().forEach(listener -> what.accept(listener, now));
    }

    private Optional<Step> step(Urn urn, Running running) {
        SetAside decision = running.decision();
        StepCheck check = check(decision, subjects.limitOf(urn));
        AsideWriter asides = subjects.votesOf(urn);
        long urnId = urn.urnId();
        if (decision.undoes() != null) {
            AsideMark undone = mark(decision, decision.undoes());
            return asides.reinstate(urnId, undone, decision.decision(), BALLOTS_AT_ONCE, check);
        }
        return setAside(asides, urnId, running, check);
    }

    private static AsideMark mark(SetAside decision, long number) {
        return new AsideMark(decision.rule().code(), number);
    }

    private Optional<Step> setAside(AsideWriter asides, long urnId, Running running, StepCheck check) {
        SetAside decision = running.decision();
        Optional<LeafRange> range = subjects.range(urnId, decision);
        int most = (int) Math.min(BALLOTS_AT_ONCE, decision.ballots() - decision.done());
        if (range.isEmpty() || most <= 0) {
            return Optional.of(new Step(0, running.lastVoter(), true));
        }
        return asides.setAside(urnId, range.get(), mark(decision, decision.number()), running.lastVoter(), most, check);
    }

    /** The key of a mark is gone: the mark goes too. */
    int forgetMarks() {
        return decisions.forgetMarks();
    }
}
