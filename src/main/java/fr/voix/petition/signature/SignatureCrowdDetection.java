package fr.voix.petition.signature;

import fr.voix.base.database.RoundTrip;
import fr.voix.urn.crowd.Arrival;
import fr.voix.urn.crowd.CrowdDetection;
import fr.voix.urn.crowd.CrowdKey;
import fr.voix.urn.crowd.Crowds;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.crowd.OriginWriter;
import fr.voix.urn.crowd.PlacedMark;
import fr.voix.urn.crowd.Quarantine;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.UrnDraft;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds which signatures of a batch wait: those above what is expected of the domain of their addresses, of the network where
 * they are confirmed, or of the one where they were asked for. An attacker who hides must hide all three. It also finds those
 * that are set aside because an earlier one, which their mailbox took back, was set aside.
 */
@Singleton
record SignatureCrowdDetection(
        SignatureSeal seals,
        SignatureBatchRepository signatures,
        SignatureAsideRepository asides,
        CrowdDetection crowds,
        OriginWriter origins,
        JdbcOperations jdbc,
        Crowds<SignatureSlot> seen) {

    /**
     * What signatures have in common with others; the author's own is not among them.
     *
     * @param asked from which networks they were asked for, as far as that is known
     */
    Map<SignatureId, SignatureMarks> marks(
            SignatureBatch batch, Map<Long, UrnDraft> drafts, Map<SignatureId, OriginMark> asked) {
        Map<SignatureId, SignatureMarks> marks = new HashMap<>();
        for (SignatureOrder.Confirm order : batch.fresh()) {
            if (order.origin() != null) {
                String uid = drafts.get(order.id().urnId()).uid();
                marks.put(order.id(), marks(batch.row(order.id()), uid, order.origin(), asked.get(order.id())));
            }
        }
        return marks;
    }

    private SignatureMarks marks(Signature row, String uid, SignatureOrigin origin, OriginMark asked) {
        OriginMark domain = seals.address(row.id(), row.address())
                .map(MailDomain::of)
                .filter(known -> !known.isOfMany())
                .map(known -> origin.key().domain(uid, known.name()))
                .orElse(null);
        return new SignatureMarks(domain, origin.key().network(uid, origin.network()), asked);
    }

    /** Under the lock of the urns. */
    Quarantine<SignatureSlot, Signature> sift(
            SignatureBatch batch, Map<SignatureId, SignatureMarks> marks, Map<Long, UrnDraft> drafts) {
        Map<SignatureSlot, AsideMark> aside = takeKept(batch, drafts);
        List<Arrival<SignatureSlot>> arrivals = new ArrayList<>();
        marks.forEach((id, of) -> {
            SignatureSlot slot = batch.row(id).slot();
            if (!aside.containsKey(slot)) {
                String uid = drafts.get(id.urnId()).uid();
                arrivals.add(new Arrival<>(
                        slot,
                        uid,
                        of.all()
                                .map(mark -> CrowdKey.of(id.urnId(), mark))
                                .distinct()
                                .toList()));
            }
        });
        Quarantine<SignatureSlot, Signature> quarantine = crowds.sift(seen, arrivals, batch.slots(), this::counted);
        aside.putAll(quarantine.fresh());
        return new Quarantine<>(aside, quarantine.earlier());
    }

    /**
     * The marks that new signatures take over from their mailbox. A signatory who takes a signature back leaves its mark there.
     * A new one takes the mark of the same slot, or else that of the other slot where no new one comes. No query for urns in
     * which nothing was ever set aside.
     */
    private Map<SignatureSlot, AsideMark> takeKept(SignatureBatch batch, Map<Long, UrnDraft> drafts) {
        List<SignatureSlot> fresh = batch.fresh().stream()
                .filter(order -> drafts.get(order.id().urnId()).hasSetAside())
                .map(order -> batch.row(order.id()).slot())
                .toList();
        Map<SignatureSlot, AsideMark> taken = new HashMap<>();
        if (fresh.isEmpty()) {
            return taken;
        }
        Map<SignatureSlot, AsideMark> kept = asides.findKept(fresh);
        Set<SignatureSlot> all = Set.copyOf(kept.keySet());
        fresh.stream().filter(kept::containsKey).forEach(slot -> taken.put(slot, kept.remove(slot)));
        fresh.stream()
                .filter(slot -> !taken.containsKey(slot) && kept.containsKey(slot.other()))
                .forEach(slot -> taken.put(slot, kept.remove(slot.other())));
        asides.deleteKept(all.stream().filter(slot -> !kept.containsKey(slot)).toList());
        return taken;
    }

    private Map<SignatureSlot, Signature> counted(List<SignatureSlot> slots) {
        RoundTrip trip = new RoundTrip(jdbc);
        Map<SignatureSlot, Signature> found = signatures.findCounted(slots, trip);
        trip.send();
        return found;
    }

    /** Notes where the new ones came from, for 72 hours, and forgets it of those that are gone. */
    void note(SignatureBatch batch, Map<SignatureId, SignatureMarks> marks, RoundTrip trip) {
        origins.erase(OriginKind.NETWORK, batch.withdrawn());
        origins.erase(OriginKind.DOMAIN, batch.withdrawn());
        List<PlacedMark> networks = new ArrayList<>();
        List<PlacedMark> domains = new ArrayList<>();
        marks.forEach((id, of) -> {
            long index = batch.indexOf(id);
            OriginMark none =
                    OriginMark.absent(OriginKind.DOMAIN, of.confirmed().day());
            networks.add(new PlacedMark(id.urnId(), index, of.confirmed()));
            domains.add(new PlacedMark(id.urnId(), index, of.domain() == null ? none : of.domain()));
        });
        for (List<PlacedMark> placed : List.of(networks, domains)) {
            placed.sort(Comparator.comparingLong(PlacedMark::urnId).thenComparingLong(PlacedMark::leafIndex));
            origins.write(placed, trip);
        }
    }

    /**
     * What a signature may have in common with others of its petition.
     *
     * @param domain of its address; null for one of a domain of half the country
     * @param asked from which network, while that is known
     */
    record SignatureMarks(
            @Nullable OriginMark domain,
            OriginMark confirmed,
            @Nullable OriginMark asked) {

        /** What tells the most comes first. */
        Stream<OriginMark> all() {
            return Stream.of(domain, confirmed, asked).filter(Objects::nonNull);
        }
    }
}
