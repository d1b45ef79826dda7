package fr.voix.petition.signature;

import fr.voix.base.database.RoundTrip;
import fr.voix.base.database.Transactions;
import fr.voix.base.mail.MailService;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.ThresholdService;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.GroupOrders;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnWriter;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Carries out a batch of orders in one transaction: locks the urns, and writes what {@link SignatureBatch} says. */
@Singleton
record SignatureBatchWriter(
        UrnWriter urns,
        SignatureBatchRepository signatures,
        SignatureOriginWriter origins,
        SignatureSeal seals,
        PetitionConfig petitions,
        ThresholdService thresholds,
        UrnGuard guard,
        MailService mails,
        JdbcOperations jdbc,
        Transactions transactions,
        Clock clock)
        implements GroupOrders<SignatureOrder, SignatureResult> {

    /** The answers, in the order of the orders; a signature may stand only once in a batch. */
    @Override
    public List<SignatureResult> write(List<SignatureOrder> orders) {
        // since these orders were taken in, urns may have been stopped
        return transactions.write(() -> guard.sift(
                orders, order -> guard.isReadOnly(order.id().urnId()), new SignatureResult.ReadOnly(), this::carryOut));
    }

    @Override
    public Object authorOf(SignatureOrder order) {
        return order.id();
    }

    /** What stands after the first confirmation stands after the second. */
    @Override
    public boolean isSame(SignatureOrder first, SignatureOrder second) {
        return first.getClass() == second.getClass();
    }

    @Override
    public Object commitOf(SignatureOrder order) {
        return urns.commitOf(order.id().urnId());
    }

    @Override
    public SignatureResult busy() {
        return new SignatureResult.Busy();
    }

    @Override
    public SignatureResult away() {
        return new SignatureResult.Away();
    }

    @Override
    public SignatureResult outcomeUnknown() {
        return new SignatureResult.OutcomeUnknown();
    }

    private List<SignatureResult> carryOut(List<SignatureOrder> orders) {
        Set<SignatureId> ids = new LinkedHashSet<>();
        for (SignatureOrder order : orders) {
            if (!ids.add(order.id())) {
                throw new IllegalArgumentException("A signature stands once in a batch");
            }
        }
        RoundTrip there = new RoundTrip(jdbc);
        List<Long> urnIds = ids.stream().map(SignatureId::urnId).distinct().toList();
        Supplier<Map<Long, UrnDraft>> locked = urns.lock(urnIds, there);
        Set<Long> shut = signatures.findShut(urnIds, there);
        Map<SignatureId, Signature> rows = signatures.findAll(ids, there);
        there.send();
        Instant now = clock.instant();
        Map<Long, UrnDraft> drafts = locked.get();
        SignatureBatch batch = new SignatureBatch(orders, drafts, shut, rows, now.minus(petitions.confirmWithin()));
        batch.carryOut(origins.takeKept(batch, drafts), seals::randomBytes);
        RoundTrip back = new RoundTrip(jdbc);
        urns.save(drafts.values(), back);
        signatures.delete(batch.erased(), back);
        signatures.count(batch.counted(), back);
        origins.note(batch, drafts, back);
        signatures.addToAreas(batch.areas(), back);
        thresholds.note(batch.grown(), now, SignedArea.NO_DEPARTEMENTS, back);
        back.send();
        mails.forget(SignatureId.owners(batch.erased()));
        return batch.results();
    }
}
