package fr.voix.signature;

import fr.voix.urn.Choice;
import fr.voix.urn.Commitment;
import fr.voix.urn.Leaf;
import fr.voix.urn.UrnDraft;
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
 * What a batch of orders changes: crosses out all signatures that are taken back, then counts the new ones sorted by leaf hash,
 * so that an urn does not tell who of a batch came first. Writes to drafts alone.
 */
final class SignatureBatch {

    private final List<SignatureOrder> orders;
    private final Map<Long, UrnDraft> drafts;
    private final Set<Long> shut;
    private final Map<SignatureId, Signature> rows;
    private final Instant askedBefore;
    private final Map<SignatureId, SignatureReceipt> receipts = new HashMap<>();
    private final List<CountedSignature> counted = new ArrayList<>();
    private final List<SignatureId> erased = new ArrayList<>();
    private final SortedMap<SignedArea, Long> areas = new TreeMap<>();

    /**
     * @param orders a signature at most once
     * @param drafts the locked urns, by id
     * @param shut urns of petitions that take no signatures, whatever the urn says
     * @param rows what is stored of the signatures; those that are absent are gone
     * @param askedBefore what was asked for before that is too old to be confirmed
     * @param random makes that many random bytes
     */
    SignatureBatch(
            List<SignatureOrder> orders,
            Map<Long, UrnDraft> drafts,
            Set<Long> shut,
            Map<SignatureId, Signature> rows,
            Instant askedBefore,
            IntFunction<byte[]> random) {
        this.orders = orders;
        this.drafts = drafts;
        this.shut = shut;
        this.rows = rows;
        this.askedBefore = askedBefore;
        orders.forEach(this::erase);
        countAll(random);
    }

    private void erase(SignatureOrder order) {
        Signature row = rows.get(order.id());
        if (!(order instanceof SignatureOrder.Withdraw) || row == null) {
            return;
        }
        if (row.isCounted()) {
            drafts.get(row.id().urnId()).crossOut(row.leafIndex(), row.tier(), Choice.S);
            areas.merge(new SignedArea(row.id().urnId(), row.area()), -1L, Long::sum);
        }
        erased.add(row.id());
    }

    private void countAll(IntFunction<byte[]> random) {
        record Prepared(Signature row, byte[] secret, byte[] nonce, Leaf leaf) {}
        List<Prepared> prepared = new ArrayList<>();
        for (SignatureOrder order : orders) {
            if (order instanceof SignatureOrder.Confirm fresh && isToBeCounted(fresh)) {
                Signature row = rows.get(fresh.id());
                byte[] secret = random.apply(Commitment.SECRET_LENGTH);
                String uid = drafts.get(row.id().urnId()).uid();
                Leaf leaf = SignatureReceipt.leaf(uid, row.tier(), secret, fresh.nonce());
                prepared.add(new Prepared(row, secret, fresh.nonce(), leaf));
            }
        }
        prepared.sort(Comparator.comparing(each -> each.leaf().hash(), Arrays::compareUnsigned));
        prepared.forEach(each -> count(each.row(), each.secret(), each.nonce(), each.leaf()));
        // one after the other in the table's own order: neighbours in the index are written together
        counted.sort(
                Comparator.<CountedSignature>comparingLong(each -> each.id().urnId())
                        .thenComparing(each -> each.id().uuid()));
    }

    private boolean isToBeCounted(SignatureOrder.Confirm order) {
        Signature row = rows.get(order.id());
        UrnDraft draft = drafts.get(order.id().urnId());
        return row != null && !row.isCounted() && !isTooOld(row) && draft != null && isOpen(draft);
    }

    private boolean isOpen(UrnDraft draft) {
        return draft.isOpen() && !shut.contains(draft.urnId());
    }

    private boolean isTooOld(Signature row) {
        return row.askedAt() != null && row.askedAt().isBefore(askedBefore);
    }

    private void count(Signature row, byte[] secret, byte[] nonce, Leaf leaf) {
        UrnDraft draft = drafts.get(row.id().urnId());
        long index = draft.cast(leaf, row.tier(), Choice.S);
        counted.add(new CountedSignature(row.id(), index, secret, nonce));
        areas.merge(new SignedArea(row.id().urnId(), row.area()), 1L, Long::sum);
        receipts.put(row.id(), SignatureReceipt.of(draft.uid(), index, row.tier(), secret, nonce));
    }

    /** Signatures that count from now on, in the order of their keys. */
    List<CountedSignature> counted() {
        return counted;
    }

    /** Signatures of which nothing stays. */
    List<SignatureId> erased() {
        return erased;
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
        if (draft == null || !row.isCounted() && !isOpen(draft)) {
            return new SignatureResult.Closed();
        }
        return new SignatureResult.Counted(
                row.id(), row.role(), receipt(row, draft), draft.urn().counts().total());
    }

    /** Of the signature that counted before when it is confirmed again. */
    private SignatureReceipt receipt(Signature row, UrnDraft draft) {
        SignatureReceipt fresh = receipts.get(row.id());
        return fresh != null
                ? fresh
                : SignatureReceipt.of(draft.uid(), row.leafIndex(), row.tier(), row.secret(), row.nonce());
    }
}
