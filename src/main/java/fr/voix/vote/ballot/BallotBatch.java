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
 * What a batch of orders changes: compares each with what stands, crosses out all ballots that fall, then casts the new ones
 * sorted by leaf hash, so that an urn does not tell who of a batch came first. Writes to drafts alone.
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
     * @param orders a voter at most once
     * @param drafts the locked urns, by id; an order whose urn is absent is refused
     * @param standing the ballots that stand, by voter
     * @param aside whose ballots are set aside: a new one is set aside at once under the same decision
     * @param carriedOut which orders are repeats of what was carried out before: they do nothing
     * @param random makes that many random bytes
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
        // one after the other in the table's own order: neighbours in the index are written together
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

    /** Also one that found done what it asks: done it is, under this key too. */
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

    /** Requests that are done now, to be known again. */
    List<UrnRequest> requests() {
        return requests;
    }

    /** Ballots of voters who had none, in the order of their keys. */
    List<UrnBallot> fresh() {
        return cast.stream().filter(one -> !isReplacing(one)).toList();
    }

    /** Ballots in the place of those that stood, likewise. */
    List<UrnBallot> replacing() {
        return cast.stream().filter(this::isReplacing).toList();
    }

    private boolean isReplacing(UrnBallot one) {
        return standing.containsKey(new UrnVoter(one.urnId(), one.ballot().voterKey()));
    }

    /** Where ballots are that count no more: changed or withdrawn. */
    List<VotePlace> fallen() {
        return fallen;
    }

    /** Voters of whom no ballot stands any more. */
    List<UrnVoter> withdrawn() {
        return withdrawn;
    }

    /** What is noted beside the cast ballots, in the order of the leaves. */
    List<PlacedMark> marks() {
        return marks;
    }

    /** The answers, in the order of the orders; true once the transaction is committed. */
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

    /** What it left may be there still, though the urn was closed since; what is gone is not put back. */
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

    /** The receipt of the ballot that stood already when the same choice was cast again. */
    private Receipt receiptOf(UrnVoter voter, UrnDraft draft) {
        Receipt fresh = receipts.get(voter);
        return fresh != null ? fresh : standing.get(voter).receipt(draft.uid());
    }

    private UrnDraft draftOf(BallotOrder order) {
        return drafts.get(order.scrutin().urnId());
    }
}
