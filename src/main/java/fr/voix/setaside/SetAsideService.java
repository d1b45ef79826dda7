package fr.voix.setaside;

import fr.voix.ballot.AsideWriter;
import fr.voix.ballot.BallotRange;
import fr.voix.crowd.QuarantineService;
import fr.voix.crowd.WaitingGroup;
import fr.voix.crowd.WaitingUrn;
import fr.voix.urn.Counts;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnGuard;
import fr.voix.urn.UrnKind;
import fr.voix.urn.UrnReader;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides on ballots: a dry run first, then a proposal, above what one person may do a second person, and undo. */
@Singleton
public class SetAsideService {

    /** So many decisions on one Scrutin are told to the public, the newest. */
    public static final int MOST_PUBLIC = 300;

    /** So long what was decided alone on one Scrutin adds up: a large decision is not cut in pieces. */
    static final Duration ALONE_WITHIN = Duration.ofDays(30);

    private final SetAsideRepository decisions;
    private final PatternReader patterns;
    private final AsideWriter asides;
    private final QuarantineService quarantines;
    private final UrnReader urns;
    private final UrnGuard guard;
    private final SetAsideConfig config;
    private final Clock clock;

    SetAsideService(
            SetAsideRepository decisions,
            PatternReader patterns,
            AsideWriter asides,
            QuarantineService quarantines,
            UrnReader urns,
            UrnGuard guard,
            SetAsideConfig config,
            Clock clock) {
        this.decisions = decisions;
        this.patterns = patterns;
        this.asides = asides;
        this.quarantines = quarantines;
        this.urns = urns;
        this.guard = guard;
        this.config = config;
        this.clock = clock;
    }

    /** What it would do now; nothing is written. */
    @Transactional(readOnly = true)
    public SetAsideResult dryRun(String scrutinUid, BallotPattern pattern) {
        Optional<Urn> urn = urn(scrutinUid);
        return urn.isEmpty()
                ? new SetAsideResult.UnknownScrutin()
                : dryRun(urn.get(), pattern, urn.get().frontier().size());
    }

    private SetAsideResult dryRun(Urn urn, BallotPattern pattern, long below) {
        long size = Math.min(below, urn.frontier().size());
        Optional<BallotRange> range = patterns.range(urn.urnId(), pattern, size);
        Counts fallen = range.map(found -> asides.effect(urn.urnId(), found)).orElse(Counts.NONE);
        boolean isOfNetwork = pattern instanceof BallotPattern.OfNetwork;
        if (fallen.total() < (isOfNetwork ? config.smallestNetwork() : 1)) {
            return new SetAsideResult.NothingFound();
        }
        Counts before = urn.counts();
        BallotRange found = range.get();
        return new SetAsideResult.Found(DryRun.of(
                size,
                found.first(),
                found.end(),
                before,
                before.minus(fallen),
                fallen.total(),
                alone(urn.uid(), false)));
    }

    /**
     * Proposes what a dry run showed. Within what one person may do it starts at once; above, it waits for a second person.
     *
     * @param size of the urn at the dry run: ballots that came later are not meant
     */
    @Transactional
    public SetAsideResult propose(String scrutinUid, BallotPattern pattern, long size, String reason, int moderatorId) {
        if (guard.isReadOnly()) {
            return new SetAsideResult.ReadOnly();
        }
        if (!isFit(reason)) {
            return new SetAsideResult.UnfitReason();
        }
        if (!decisions.lockScrutin(scrutinUid)) {
            return new SetAsideResult.UnknownScrutin();
        }
        return switch (dryRun(urn(scrutinUid).orElseThrow(), pattern, size)) {
            case SetAsideResult.Found found ->
                insert(new Proposal(
                        scrutinUid, null, null, pattern.rule(), pattern, found.dryRun(), reason.strip(), moderatorId));
            case SetAsideResult refused -> refused;
        };
    }

    /** Lets all ballots of a decision count again, under the same rule of two people. */
    @Transactional
    public SetAsideResult undo(long number, String reason, int moderatorId) {
        if (guard.isReadOnly()) {
            return new SetAsideResult.ReadOnly();
        }
        if (!isFit(reason)) {
            return new SetAsideResult.UnfitReason();
        }
        Optional<SetAside> found = decisions.find(number);
        if (found.isEmpty() || found.get().isUndoing()) {
            return new SetAsideResult.UnknownDecision();
        }
        SetAside undone = found.get();
        if (undone.state() != SetAside.State.DONE) {
            return new SetAsideResult.NotWaiting(undone);
        }
        decisions.lockScrutin(undone.scrutinUid());
        Urn urn = urn(undone.scrutinUid()).orElseThrow();
        long voters = asides.marked(urn.urnId(), number);
        if (voters == 0) {
            return new SetAsideResult.NothingFound();
        }
        long size = urn.frontier().size();
        Counts before = urn.counts();
        Counts after = before.plus(asides.standing(urn.urnId(), number));
        DryRun effect = DryRun.of(size, 0, size, before, after, voters, alone(urn.uid(), true));
        return insert(new Proposal(
                undone.scrutinUid(), number, null, undone.rule(), null, effect, reason.strip(), moderatorId));
    }

    /**
     * Settles a group of ballots that wait: they count from now on, or stay aside for good, under the same rule of two people.
     *
     * @param isRelease whether they are to count
     */
    @Transactional
    public SetAsideResult settle(String scrutinUid, long group, boolean isRelease, String reason, int moderatorId) {
        if (guard.isReadOnly()) {
            return new SetAsideResult.ReadOnly();
        }
        if (!isFit(reason)) {
            return new SetAsideResult.UnfitReason();
        }
        if (!decisions.lockScrutin(scrutinUid)) {
            return new SetAsideResult.UnknownScrutin();
        }
        long urnId = urn(scrutinUid).orElseThrow().urnId();
        if (!quarantines.freeze(urnId, group)) {
            return decisions
                    .answerTo(group)
                    .<SetAsideResult>map(SetAsideResult.NotWaiting::new)
                    .orElseGet(SetAsideResult.UnknownDecision::new);
        }
        SetAsideRule rule = isRelease ? SetAsideRule.ATTENTE : SetAsideRule.RESEAU;
        DryRun effect = effectOfSettling(urn(scrutinUid).orElseThrow(), group, isRelease);
        SetAsideResult result =
                insert(new Proposal(scrutinUid, null, group, rule, null, effect, reason.strip(), moderatorId));
        decisions.answerTo(group).ifPresent(answer -> quarantines.settle(urnId, group, answer.number()));
        return result;
    }

    /** Both ways are measured alike: by what the counts are with the group and without it. */
    private DryRun effectOfSettling(Urn urn, long group, boolean isRelease) {
        long size = urn.frontier().size();
        Counts without = urn.counts();
        Counts with = without.plus(asides.standing(urn.urnId(), group));
        return DryRun.of(
                size,
                0,
                size,
                isRelease ? without : with,
                isRelease ? with : without,
                asides.marked(urn.urnId(), group),
                alone(urn.uid(), isRelease));
    }

    private SetAsideResult insert(Proposal proposal) {
        Optional<Long> number = decisions.insert(proposal, clock.instant());
        if (number.isEmpty()) {
            return new SetAsideResult.NotWaiting(decisions
                    .answerTo(proposal.undoes() == null ? proposal.settles() : proposal.undoes())
                    .orElseThrow());
        }
        SetAside decision = decisions.find(number.get()).orElseThrow();
        return decision.needsSecond() ? new SetAsideResult.Waiting(decision) : new SetAsideResult.Started(decision);
    }

    /**
     * By a second person; from then on it is carried out. Whether these are two people is asked by whoever calls.
     *
     * @param moderatorId null for the operator
     */
    @Transactional
    public SetAsideResult approve(long number, @Nullable Integer moderatorId) {
        if (guard.isReadOnly()) {
            return new SetAsideResult.ReadOnly();
        }
        Optional<SetAside> found = decisions.find(number);
        if (found.isEmpty()) {
            return new SetAsideResult.UnknownDecision();
        }
        SetAside decision = found.get();
        if (decision.state() == SetAside.State.WAITING && Objects.equals(decision.proposedBy(), moderatorId)) {
            return new SetAsideResult.OwnProposal();
        }
        if (patterns.isForgotten(decision)) {
            return new SetAsideResult.Lapsed();
        }
        boolean isApproved = decisions.approve(number, moderatorId, clock.instant());
        SetAside now = decisions.find(number).orElseThrow();
        return isApproved ? new SetAsideResult.Started(now) : new SetAsideResult.NotWaiting(now);
    }

    /** By its proposer, who takes it back, or by a second person, who refuses it. */
    @Transactional
    public SetAsideResult drop(long number) {
        if (decisions.find(number).isEmpty()) {
            return new SetAsideResult.UnknownDecision();
        }
        boolean isDropped = decisions.drop(number, clock.instant());
        SetAside now = decisions.find(number).orElseThrow();
        if (isDropped && now.settles() != null) {
            quarantines.unsettle(urn(now.scrutinUid()).orElseThrow().urnId(), now.settles());
        }
        return isDropped ? new SetAsideResult.Dropped(now) : new SetAsideResult.NotWaiting(now);
    }

    @Transactional(readOnly = true)
    public Optional<SetAside> find(long number) {
        return decisions.find(number);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<SetAside> ofScrutin(String scrutinUid, int most) {
        return decisions.ofScrutin(scrutinUid, most);
    }

    /** The last that have set ballots aside, undone or not, the oldest first. */
    @Transactional(readOnly = true)
    public List<CarriedOut> carriedOut(String scrutinUid, int most) {
        return decisions.carriedOut(scrutinUid, most).reversed();
    }

    /** Of the last that have set ballots aside those that are not undone, the oldest first. */
    @Transactional(readOnly = true)
    public List<SetAside> inEffect(String scrutinUid) {
        return carriedOut(scrutinUid, MOST_PUBLIC).stream()
                .filter(CarriedOut::isInEffect)
                .map(CarriedOut::decision)
                .toList();
    }

    /** Groups of ballots of one urn that nobody has decided on, the oldest first. */
    @Transactional(readOnly = true)
    public List<WaitingGroup> groupsWaiting(long urnId) {
        return quarantines.waiting(urnId);
    }

    /** Scrutins in which such groups are, the one that waits longest first. */
    @Transactional(readOnly = true)
    public List<WaitingUrn> scrutinsWaiting(int most) {
        return quarantines.urnsWaiting(UrnKind.SCRUTIN, most);
    }

    /** Those that wait for a second person, the oldest first. */
    @Transactional(readOnly = true)
    public List<SetAside> waiting(int most) {
        return decisions.waiting(most);
    }

    private Optional<Urn> urn(String scrutinUid) {
        return urns.ofScrutins(List.of(scrutinUid)).stream().findFirst();
    }

    private long alone(String scrutinUid, boolean isUndoing) {
        return decisions.ballotsAlone(scrutinUid, isUndoing, clock.instant().minus(ALONE_WITHIN), 0);
    }

    private static boolean isFit(String reason) {
        return !reason.isBlank() && reason.strip().length() <= SetAside.LONGEST_REASON;
    }
}
