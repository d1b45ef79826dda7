package fr.voix.petition.signature;

import fr.voix.base.database.RoundTrip;
import fr.voix.urn.crowd.OriginKey;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.crowd.OriginWriter;
import fr.voix.urn.crowd.PlacedMark;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.UrnDraft;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notes beside signatures where they came from: the network where they are confirmed, and the domain of their addresses. It also
 * finds those that are set aside because an earlier one, which their mailbox took back, was set aside.
 */
@Singleton
record SignatureOriginWriter(SignatureSeal seals, SignatureAsideRepository asides, OriginWriter origins) {

    /**
     * The marks that new signatures take over from their mailbox. A signatory who takes a signature back leaves its mark there.
     * A new one takes the mark of the same slot, or else that of the other slot where no new one comes. No query for urns in
     * which nothing was ever set aside.
     */
    Map<SignatureSlot, AsideMark> takeKept(SignatureBatch batch, Map<Long, UrnDraft> drafts) {
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

    /** Notes where the new ones came from, for 72 hours, and forgets it of those that are gone; the author's own has no origin. */
    void note(SignatureBatch batch, Map<Long, UrnDraft> drafts, RoundTrip trip) {
        origins.erase(OriginKind.NETWORK, batch.withdrawn());
        origins.erase(OriginKind.DOMAIN, batch.withdrawn());
        List<PlacedMark> networks = new ArrayList<>();
        List<PlacedMark> domains = new ArrayList<>();
        for (SignatureOrder.Confirm order : batch.fresh()) {
            SignatureOrigin origin = order.origin();
            if (origin != null) {
                long urnId = order.id().urnId();
                String uid = drafts.get(urnId).uid();
                long index = batch.indexOf(order.id());
                OriginMark network = origin.key().network(uid, origin.network());
                networks.add(new PlacedMark(urnId, index, network));
                domains.add(new PlacedMark(urnId, index, domain(batch.row(order.id()), uid, origin.key(), network)));
            }
        }
        for (List<PlacedMark> placed : List.of(networks, domains)) {
            placed.sort(Comparator.comparingLong(PlacedMark::urnId).thenComparingLong(PlacedMark::leafIndex));
            origins.write(placed, trip);
        }
    }

    /** None for one of half the country. */
    private OriginMark domain(Signature row, String uid, OriginKey key, OriginMark network) {
        return seals.address(row.id(), row.address())
                .map(MailDomain::of)
                .filter(known -> !known.isOfMany())
                .map(known -> key.domain(uid, known.name()))
                .orElseGet(() -> OriginMark.absent(OriginKind.DOMAIN, network.day()));
    }
}
