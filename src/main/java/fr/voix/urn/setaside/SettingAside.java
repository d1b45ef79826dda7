package fr.voix.urn.setaside;

import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.setaside.SetAsideRepository.CarriedOut;
import fr.voix.urn.setaside.SetAsideRepository.Proposal;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Decides on ballots and signatures: a dry run first, then a proposal, above what one person may do a second person, and undo. */
@Singleton
public record SettingAside(
        SetAsideRepository decisions,
        SubjectReader subjects,
        UrnGuard guard,
        SetAsideConfig config,
        Transactions transactions,
        Clock clock) {

    /** So many decisions on one urn are told to the public, the newest. */
    static final int MOST_PUBLIC = 300;

    /** For so long, decisions that were taken alone on one urn add up: so a large decision cannot be cut in pieces. */
    static final Duration ALONE_WITHIN = Duration.ofDays(30);

    /** What it would do to the votes that are published; nothing is written. */
    public SetAsideResult dryRun(String uid, AsidePattern pattern) {
        return transactions.read(() -> subjects.findPublished(uid)
                .map(urn -> dryRun(urn, pattern, urn.frontier().size()))
                .orElseGet(SetAsideResult.UnknownSubject::new));
    }

    private SetAsideResult dryRun(Urn urn, AsidePattern pattern, long below) {
        long size = Math.min(below, urn.frontier().size());
        Optional<LeafRange> range = subjects.range(urn.urnId(), pattern, size);
        Counts fallen = range.map(found -> subjects.votesOf(urn).effect(urn.urnId(), found))
                .orElse(Counts.NONE);
        if (fallen.total() < (pattern.rule().isOfMark() ? config.smallestNetwork() : 1)) {
            return new SetAsideResult.NothingFound();
        }
        Counts before = urn.counts();
        return new SetAsideResult.Found(DryRun.of(
                size,
                range.get().first(),
                range.get().end(),
                before,
                before.minus(fallen),
                fallen.total(),
                alone(urn.uid(), false),
                subjects.limitOf(urn)));
    }

    /**
     * Proposes what a dry run showed. Within what one person may do it starts at once; above, it waits for a second person.
     *
     * @param size of the urn at the dry run: ballots that came later are not meant
     */
    public SetAsideResult propose(String uid, AsidePattern pattern, long size, String reason, int moderatorId) {
        return decide(uid, reason, () -> {
            return switch (dryRun(subjects.findPublished(uid).orElseThrow(), pattern, size)) {
                case SetAsideResult.Found found ->
                    insert(new Proposal(
                            uid, null, pattern.rule(), pattern, found.dryRun(), reason.strip(), moderatorId));
                case SetAsideResult refused -> refused;
            };
        });
    }

    /** In one transaction, under the lock of the decisions on that urn. */
    private SetAsideResult decide(String uid, String reason, Supplier<SetAsideResult> decision) {
        return transactions.write(() -> {
            if (guard.isReadOnly(uid)) {
                return new SetAsideResult.ReadOnly();
            }
            if (!isFit(reason)) {
                return new SetAsideResult.UnfitReason();
            }
            return decisions.lock(uid) ? decision.get() : new SetAsideResult.UnknownSubject();
        });
    }

    /** Lets all ballots of a decision count again, under the same rule of two people. */
    public SetAsideResult undo(long number, String reason, int moderatorId) {
        return transactions.write(() -> {
            if (!isFit(reason)) {
                return new SetAsideResult.UnfitReason();
            }
            Optional<SetAside> found = decisions.find(number);
            if (found.isEmpty() || found.get().isUndoing()) {
                return new SetAsideResult.UnknownDecision();
            }
            SetAside undone = found.get();
            if (guard.isReadOnly(undone.uid())) {
                return new SetAsideResult.ReadOnly();
            }
            if (undone.state() != SetAside.State.DONE) {
                return new SetAsideResult.NotWaiting(undone);
            }
            decisions.lock(undone.uid());
            DryRun effect = effectOfUndoing(subjects.find(undone.uid()).orElseThrow(), number);
            if (effect.ballots() == 0) {
                return new SetAsideResult.NothingFound();
            }
            return insert(new Proposal(undone.uid(), number, undone.rule(), null, effect, reason.strip(), moderatorId));
        });
    }

    /** The counts without what was set aside, and with it. */
    private DryRun effectOfUndoing(Urn urn, long number) {
        long size = urn.frontier().size();
        AsideWriter asides = subjects.votesOf(urn);
        return DryRun.of(
                size,
                0,
                size,
                urn.counts(),
                urn.counts().plus(asides.standing(urn.urnId(), number)),
                asides.marked(urn.urnId(), number),
                alone(urn.uid(), true),
                subjects.limitOf(urn));
    }

    private SetAsideResult insert(Proposal proposal) {
        Optional<Long> number = decisions.insert(proposal, clock.instant());
        if (number.isEmpty()) {
            return new SetAsideResult.NotWaiting(
                    decisions.undoing(Objects.requireNonNull(proposal.undoes())).orElseThrow());
        }
        SetAside decision = decisions.find(number.get()).orElseThrow();
        return decision.needsSecond() ? new SetAsideResult.Waiting(decision) : new SetAsideResult.Started(decision);
    }

    /**
     * By a second person. From then on it is carried out. The caller makes sure that these are two people.
     *
     * @param moderatorId null for the operator
     */
    public SetAsideResult approve(long number, @Nullable Integer moderatorId) {
        return transactions.write(() -> {
            Optional<SetAside> found = decisions.find(number);
            if (found.isEmpty()) {
                return new SetAsideResult.UnknownDecision();
            }
            SetAside decision = found.get();
            if (guard.isReadOnly(decision.uid())) {
                return new SetAsideResult.ReadOnly();
            }
            if (decision.state() == SetAside.State.WAITING && Objects.equals(decision.proposedBy(), moderatorId)) {
                return new SetAsideResult.OwnProposal();
            }
            if (subjects.isForgotten(decision)) {
                return new SetAsideResult.Lapsed();
            }
            boolean isApproved = decisions.approve(number, moderatorId, clock.instant());
            SetAside now = decisions.find(number).orElseThrow();
            return isApproved ? new SetAsideResult.Started(now) : new SetAsideResult.NotWaiting(now);
        });
    }

    /** By its proposer, who takes it back, or by a second person, who refuses it. */
    public SetAsideResult drop(long number) {
        return transactions.write(() -> {
            if (decisions.find(number).isEmpty()) {
                return new SetAsideResult.UnknownDecision();
            }
            boolean isDropped = decisions.drop(number, clock.instant());
            SetAside now = decisions.find(number).orElseThrow();
            return isDropped ? new SetAsideResult.Dropped(now) : new SetAsideResult.NotWaiting(now);
        });
    }

    public Optional<SetAside> find(long number) {
        return decisions.find(number);
    }

    /** The newest first. */
    public List<SetAside> of(String uid, int most) {
        return decisions.of(uid, most);
    }

    /** The last that have set anything aside, undone or not, the oldest first. */
    List<CarriedOut> carriedOut(String uid, int most) {
        return decisions.carriedOut(List.of(uid), most).reversed();
    }

    /** Those of the last decisions that set anything aside that are not undone, the oldest first. */
    public List<SetAside> inEffect(String uid) {
        return inEffect(List.of(uid)).getOrDefault(uid, List.of());
    }

    /** As above, for each urn that has any. */
    public Map<String, List<SetAside>> inEffect(Collection<String> uids) {
        return decisions.carriedOut(uids, MOST_PUBLIC).reversed().stream()
                .filter(CarriedOut::isInEffect)
                .map(CarriedOut::decision)
                .collect(Collectors.groupingBy(SetAside::uid));
    }

    /** Those that wait for a second person, the oldest first. */
    public List<SetAside> waiting(int most) {
        return decisions.waiting(most);
    }

    private long alone(String uid, boolean isUndoing) {
        return decisions.ballotsAlone(uid, isUndoing, clock.instant().minus(ALONE_WITHIN), 0);
    }

    private static boolean isFit(String reason) {
        return !reason.isBlank() && reason.strip().length() <= SetAside.LONGEST_REASON;
    }
}
