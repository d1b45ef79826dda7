package fr.voix.petition.signature;

import fr.voix.urn.crowd.VotePlace;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.UrnDraft;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * What a batch of orders changes: crosses out all signatures that are taken back, then puts in the new ones sorted by leaf hash,
 * so that an urn does not tell who of a batch came first. Writes to drafts alone.
 */
final class SignatureBatch {

    private final List<SignatureOrder> orders;
    private final Map<Long, UrnDraft> drafts;
    private final Set<Long> shut;
    private final Map<SignatureId, Signature> rows;
    private final Instant askedBefore;
    private final List<SignatureOrder.Confirm> fresh;
    private final Map<SignatureId, CountedSignature> freshById = new HashMap<>();
    private final List<CountedSignature> counted = new ArrayList<>();
    private final List<SignatureId> erased = new ArrayList<>();
    private final List<VotePlace> withdrawn = new ArrayList<>();
    private final SortedMap<SignedArea, Long> areas = new TreeMap<>();

    /**
     * @param orders a signature at most once
     * @param drafts the locked urns, by id
     * @param shut urns of petitions that take no signatures, whatever the urn says
     * @param rows what is stored of the signatures; those that are absent are gone
     * @param askedBefore what was asked for before that is too old to be confirmed
     */
    SignatureBatch(
            List<SignatureOrder> orders,
            Map<Long, UrnDraft> drafts,
            Set<Long> shut,
            Map<SignatureId, Signature> rows,
            Instant askedBefore) {
        this.orders = orders;
        this.drafts = drafts;
        this.shut = shut;
        this.rows = rows;
        this.askedBefore = askedBefore;
        this.fresh = orders.stream()
                .filter(order -> order instanceof SignatureOrder.Confirm confirm && isToBeCounted(confirm))
                .map(SignatureOrder.Confirm.class::cast)
                .toList();
    }

    /** What was stored of a signature. */
    Signature row(SignatureId id) {
        return rows.get(id);
    }

    /** Those that go into the urn. */
    List<SignatureOrder.Confirm> fresh() {
        return fresh;
    }

    /**
     * Writes to the drafts.
     *
     * @param aside which of them are set aside, since what their mailbox took back was
     * @param random makes that many random bytes
     */
    void carryOut(Map<SignatureSlot, AsideMark> aside, IntFunction<byte[]> random) {
        orders.forEach(this::erase);
        countAll(aside, random);
        counted.forEach(this::setAside);
    }

    private void erase(SignatureOrder order) {
        Signature row = rows.get(order.id());
        if (!(order instanceof SignatureOrder.Withdraw) || row == null) {
            return;
        }
        if (row.isConfirmed()) {
            UrnDraft draft = drafts.get(row.id().urnId());
            if (row.aside() != null) {
                draft.crossOutSetAside(row.leafIndex());
            } else {
                draft.crossOut(row.leafIndex(), row.tier(), Choice.S);
                addToArea(row, -1);
            }
            withdrawn.add(new VotePlace(row.id().urnId(), row.leafIndex()));
        }
        erased.add(row.id());
    }

    private void countAll(Map<SignatureSlot, AsideMark> aside, IntFunction<byte[]> random) {
        record Prepared(Signature row, byte[] secret, byte[] nonce, Leaf leaf) {}
        List<Prepared> prepared = new ArrayList<>();
        for (SignatureOrder.Confirm order : fresh) {
            Signature row = rows.get(order.id());
            byte[] secret = random.apply(Commitment.SECRET_LENGTH);
            String uid = drafts.get(row.id().urnId()).uid();
            Leaf leaf = SignatureReceipt.leaf(uid, row.tier(), secret, order.nonce());
            prepared.add(new Prepared(row, secret, order.nonce(), leaf));
        }
        prepared.sort(Comparator.comparing(each -> each.leaf().hash(), Arrays::compareUnsigned));
        prepared.forEach(each -> count(
                each.row(),
                each.secret(),
                each.nonce(),
                each.leaf(),
                aside.get(each.row().slot())));
        // one after the other in the table's own order: neighbours in the index are written together
        counted.sort(
                Comparator.<CountedSignature>comparingLong(each -> each.id().urnId())
                        .thenComparing(each -> each.id().uuid()));
    }

    private boolean isToBeCounted(SignatureOrder.Confirm order) {
        Signature row = rows.get(order.id());
        UrnDraft draft = drafts.get(order.id().urnId());
        return row != null && !row.isConfirmed() && !isTooOld(row) && draft != null && isOpen(draft);
    }

    private boolean isOpen(UrnDraft draft) {
        return draft.isOpen() && !shut.contains(draft.urnId());
    }

    private boolean isTooOld(Signature row) {
        return row.askedAt() != null && row.askedAt().isBefore(askedBefore);
    }

    private void count(Signature row, byte[] secret, byte[] nonce, Leaf leaf, @Nullable AsideMark aside) {
        UrnDraft draft = drafts.get(row.id().urnId());
        long index = draft.cast(leaf, row.tier(), Choice.S);
        CountedSignature fresh = new CountedSignature(row.id(), index, secret, nonce, aside);
        counted.add(fresh);
        if (aside == null) {
            addToArea(row, 1);
        }
        freshById.put(row.id(), fresh);
    }

    private void setAside(CountedSignature fresh) {
        if (fresh.aside() != null) {
            UrnDraft draft = drafts.get(fresh.id().urnId());
            draft.setAside(fresh.index(), rows.get(fresh.id()).tier(), Choice.S, fresh.aside());
        }
    }

    private void addToArea(Signature row, long more) {
        areas.merge(new SignedArea(row.id().urnId(), row.area()), more, Long::sum);
    }

    /** Signatures that are in the urn from now on, in the order of their keys. */
    List<CountedSignature> counted() {
        return counted;
    }

    /** Signatures of which nothing stays. */
    List<SignatureId> erased() {
        return erased;
    }

    /** Where those of them are that were in the urn. */
    List<VotePlace> withdrawn() {
        return withdrawn;
    }

    /** Where a signature stands that is in the urn from now on. */
    long indexOf(SignatureId id) {
        return freshById.get(id).index();
    }

    /** By how much the counts of areas change, in the order of their keys. */
    SortedMap<SignedArea, Long> areas() {
        return areas;
    }

    /** Urns in which something is counted anew, as they will stand. */
    List<UrnDraft> grown() {
        return counted.stream()
                .map(each -> each.id().urnId())
                .distinct()
                .map(drafts::get)
                .toList();
    }

    /** The answers, in the order of the orders; true once the transaction is committed. */
    List<SignatureResult> results() {
        return orders.stream().map(this::result).toList();
    }

    private SignatureResult result(SignatureOrder order) {
        if (order instanceof SignatureOrder.Withdraw) {
            return new SignatureResult.Withdrawn();
        }
        Signature row = rows.get(order.id());
        if (row == null || isTooOld(row)) {
            return new SignatureResult.Gone();
        }
        UrnDraft draft = drafts.get(order.id().urnId());
        if (draft == null || !row.isConfirmed() && !isOpen(draft)) {
            return new SignatureResult.Closed();
        }
        return new SignatureResult.Counted(row.id(), row.role());
    }

    /**
     * A signature that a batch puts into the urn.
     *
     * @param aside under what it is set aside; null for one that counts
     */
    record CountedSignature(
            SignatureId id,
            long index,
            byte[] secret,
            byte[] nonce,
            @Nullable AsideMark aside) {}
}
