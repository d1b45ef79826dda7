package fr.voix.vote.ballot;

import fr.voix.urn.crowd.PlacedMark;
import fr.voix.urn.crowd.VotePlace;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.UrnDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The changes of one batch of orders: compares each with the current ballot, crosses out all ballots that no longer count, then
 * adds the new ones sorted by leaf hash, so that an urn does not tell who of a batch came first. It only changes drafts.
 */
final class BallotBatch {

    private final List<BallotOrder> orders;
    private final Map<Long, UrnDraft> drafts;
    private final Map<UrnVoter, Ballot> standing;
    private final Map<UrnVoter, AsideMark> aside;
    private final Map<UrnVoter, CarriedOutRequest> carriedOut;
    private final Map<UrnVoter, Receipt> receipts = new HashMap<>();
    private final List<UrnBallot> cast = new ArrayList<>();
    private final List<VotePlace> fallen = new ArrayList<>();
    private final List<UrnVoter> withdrawn = new ArrayList<>();
    private final List<PlacedMark> marks = new ArrayList<>();
    private final List<UrnRequest> requests = new ArrayList<>();

    /**
     * @param orders at most one of each voter
     * @param drafts the locked urns, by id; an order whose urn is absent is refused
     * @param standing the current ballots, by voter
     * @param aside marks of voters whose ballots are set aside: a new ballot is set aside under the same decision
     * @param carriedOut requests carried out before, of which an order is a repeat: it does nothing
     * @param random makes this many random bytes
     */
    BallotBatch(
            List<BallotOrder> orders,
            Map<Long, UrnDraft> drafts,
            Map<UrnVoter, Ballot> standing,
            Map<UrnVoter, AsideMark> aside,
            Map<UrnVoter, CarriedOutRequest> carriedOut,
            IntFunction<byte[]> random) {
        this.orders = orders;
        this.drafts = drafts;
        this.standing = standing;
        this.aside = aside;
        this.carriedOut = carriedOut;
        List<BallotOrder> effective = orders.stream().filter(this::isEffective).toList();
        effective.forEach(this::crossOut);
        castAll(effective, random);
        orders.stream().filter(this::isToBeNoted).forEach(this::note);
    }

    private boolean isEffective(BallotOrder order) {
        UrnDraft draft = draftOf(order);
        Ballot old = standing.get(UrnVoter.of(order));
        return draft != null
                && draft.isOpen()
                && !carriedOut.containsKey(UrnVoter.of(order))
                && switch (order) {
                    case BallotOrder.Cast fresh ->
                        old == null || old.choice() != fresh.choice() || old.tier() != fresh.tier();
                    case BallotOrder.Withdraw ignored -> old != null;
                };
    }

    private void crossOut(BallotOrder order) {
        UrnVoter voter = UrnVoter.of(order);
        Ballot old = standing.get(voter);
        if (old != null) {
            UrnDraft draft = draftOf(order);
            AsideMark mark = aside.get(voter);
            if (mark != null) {
                draft.crossOutSetAside(old.leafIndex());
            } else {
                draft.crossOut(old.leafIndex(), old.tier(), old.choice());
            }
            fallen.add(new VotePlace(voter.urnId(), old.leafIndex()));
        }
        if (order instanceof BallotOrder.Withdraw) {
            withdrawn.add(voter);
        }
    }

    private void castAll(List<BallotOrder> effective, IntFunction<byte[]> random) {
        record Prepared(BallotOrder.Cast order, byte[] secret, Leaf leaf) {}
        List<Prepared> prepared = new ArrayList<>();
        for (BallotOrder order : effective) {
            if (order instanceof BallotOrder.Cast fresh) {
                byte[] secret = random.apply(Commitment.SECRET_LENGTH);
                String uid = fresh.scrutin().uid();
                String commitment = Commitment.of(secret, uid, fresh.choice(), fresh.tier(), fresh.nonce());
                prepared.add(new Prepared(fresh, secret, Leaf.ballot(uid, fresh.choice(), fresh.tier(), commitment)));
            }
        }
        prepared.sort(Comparator.comparing(each -> each.leaf().hash(), Arrays::compareUnsigned));
        prepared.forEach(each -> castOne(each.order(), each.secret(), each.leaf()));
        // in the table's own order, so that neighbours in the index are written together
        cast.sort(Comparator.comparingLong(UrnBallot::urnId)
                .thenComparing(each -> each.ballot().voterKey().bytes(), Arrays::compareUnsigned));
        cast.forEach(this::setAside);
        marks.sort(Comparator.comparingLong(PlacedMark::urnId).thenComparingLong(PlacedMark::leafIndex));
    }

    private void setAside(UrnBallot fresh) {
        Ballot ballot = fresh.ballot();
        AsideMark mark = aside.get(new UrnVoter(fresh.urnId(), ballot.voterKey()));
        if (mark != null) {
            drafts.get(fresh.urnId()).setAside(ballot.leafIndex(), ballot.tier(), ballot.choice(), mark);
        }
    }

    private void castOne(BallotOrder.Cast order, byte[] secret, Leaf leaf) {
        UrnVoter voter = UrnVoter.of(order);
        long index = draftOf(order).cast(leaf, order.tier(), order.choice());
        Ballot ballot = new Ballot(order.voterKey(), order.choice(), order.tier(), index, secret, order.nonce());
        cast.add(new UrnBallot(voter.urnId(), ballot));
        marks.add(new PlacedMark(voter.urnId(), index, order.network()));
        receipts.put(voter, ballot.receipt(leaf));
    }

    /** Also true when the order changed nothing: it is done under this key too. */
    private boolean isToBeNoted(BallotOrder order) {
        UrnDraft draft = draftOf(order);
        return order.mark() != null && draft != null && draft.isOpen() && !carriedOut.containsKey(UrnVoter.of(order));
    }

    private void note(BallotOrder order) {
        UrnVoter voter = UrnVoter.of(order);
        Long left = switch (order) {
            case BallotOrder.Cast ignored -> receiptOf(voter, draftOf(order)).index();
            case BallotOrder.Withdraw ignored -> null;
        };
        requests.add(new UrnRequest(voter, order.mark(), left));
    }

    /** Requests that are now done, stored to recognize repeats. */
    List<UrnRequest> requests() {
        return requests;
    }

    /** Ballots of voters who had none, in the order of their keys. */
    List<UrnBallot> fresh() {
        return cast.stream().filter(one -> !isReplacing(one)).toList();
    }

    /** Ballots that replace others, in the same order. */
    List<UrnBallot> replacing() {
        return cast.stream().filter(this::isReplacing).toList();
    }

    private boolean isReplacing(UrnBallot one) {
        return standing.containsKey(new UrnVoter(one.urnId(), one.ballot().voterKey()));
    }

    /** Places of ballots that no longer count: changed or withdrawn. */
    List<VotePlace> fallen() {
        return fallen;
    }

    /** Voters who no longer have a ballot. */
    List<UrnVoter> withdrawn() {
        return withdrawn;
    }

    /** Marks of the cast ballots' origins, in the order of the leaves. */
    List<PlacedMark> marks() {
        return marks;
    }

    /** The results, in the order of the orders; valid once the transaction is committed. */
    List<BallotResult> results() {
        return orders.stream().map(this::result).toList();
    }

    private BallotResult result(BallotOrder order) {
        UrnDraft draft = draftOf(order);
        if (draft == null) {
            return new BallotResult.UnknownScrutin();
        }
        CarriedOutRequest before = carriedOut.get(UrnVoter.of(order));
        if (before != null) {
            return repeated(order, before, draft);
        }
        return draft.isOpen() ? done(order, draft) : new BallotResult.ScrutinClosed();
    }

    /** The result of a repeat, also in a closed urn: what the first request left may still stand, else it is not restored. */
    private BallotResult repeated(BallotOrder order, CarriedOutRequest before, UrnDraft draft) {
        if (!before.request().equals(order.mark().request())) {
            return new BallotResult.KeyReused();
        }
        return before.isStanding(standing.get(UrnVoter.of(order))) ? done(order, draft) : new BallotResult.Superseded();
    }

    private BallotResult done(BallotOrder order, UrnDraft draft) {
        return switch (order) {
            case BallotOrder.Cast fresh ->
                new BallotResult.Standing(
                        UrnVoter.of(fresh),
                        fresh.choice(),
                        fresh.tier(),
                        receiptOf(UrnVoter.of(fresh), draft),
                        aside.get(UrnVoter.of(fresh)),
                        standing.get(UrnVoter.of(fresh)),
                        draft.urn());
            case BallotOrder.Withdraw gone ->
                new BallotResult.Withdrawn(
                        UrnVoter.of(gone),
                        aside.containsKey(UrnVoter.of(gone)) ? null : standing.get(UrnVoter.of(gone)),
                        draft.urn());
        };
    }

    /** The receipt of the new ballot, or of the current one when the same choice was cast again. */
    private Receipt receiptOf(UrnVoter voter, UrnDraft draft) {
        Receipt fresh = receipts.get(voter);
        return fresh != null ? fresh : standing.get(voter).receipt(draft.uid());
    }

    private UrnDraft draftOf(BallotOrder order) {
        return drafts.get(order.scrutin().urnId());
    }
}
