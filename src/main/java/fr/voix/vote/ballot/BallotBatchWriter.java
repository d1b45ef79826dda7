package fr.voix.vote.ballot;

import fr.voix.base.database.RoundTrip;
import fr.voix.base.database.Transactions;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginWriter;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnWriter;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Carries out a batch of orders in one transaction: locks the urns, and writes the changes of {@link BallotBatch}. */
@Singleton
record BallotBatchWriter(
        UrnWriter urns,
        BallotRepository ballots,
        OriginWriter origins,
        RequestRepository requests,
        UrnGuard guard,
        JdbcOperations jdbc,
        Transactions transactions) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The results, in the order of the orders; a batch has at most one order of each voter. */
    List<BallotResult> write(List<BallotOrder> orders) {
        // urns may have been stopped since these orders were queued
        return transactions.write(() -> guard.sift(
                orders, order -> guard.isReadOnly(order.scrutin().uid()), new BallotResult.ReadOnly(), this::carryOut));
    }

    Object commitOf(BallotOrder order) {
        return urns.commitOf(order.scrutin().urnId());
    }

    private List<BallotResult> carryOut(List<BallotOrder> orders) {
        Set<UrnVoter> voters = new HashSet<>();
        for (BallotOrder order : orders) {
            if (!voters.add(UrnVoter.of(order))) {
                throw new IllegalArgumentException("A voter stands once in a batch");
            }
        }
        RoundTrip there = new RoundTrip(jdbc);
        Supplier<Map<Long, UrnDraft>> locked =
                urns.lockShown(voters.stream().map(UrnVoter::urnId).distinct().toList(), there);
        Map<UrnVoter, Ballot> standing = ballots.findAll(voters, there);
        Map<UrnVoter, CarriedOutRequest> carriedOut = carriedOut(orders, there);
        there.send();
        Map<Long, UrnDraft> drafts = locked.get();
        Map<UrnVoter, AsideMark> aside = asideOf(voters, drafts);
        BallotBatch batch = new BallotBatch(orders, drafts, standing, aside, carriedOut, this::randomBytes);
        origins.erase(OriginKind.NETWORK, batch.fallen());
        RoundTrip back = new RoundTrip(jdbc);
        urns.save(drafts.values(), back);
        if (!batch.withdrawn().isEmpty()) {
            ballots.delete(batch.withdrawn(), back);
        }
        if (!batch.fresh().isEmpty()) {
            ballots.insert(batch.fresh(), back);
        }
        if (!batch.replacing().isEmpty()) {
            ballots.replace(batch.replacing(), back);
        }
        if (!batch.marks().isEmpty()) {
            origins.write(batch.marks(), back);
        }
        if (!batch.requests().isEmpty()) {
            requests.insert(batch.requests(), back);
        }
        back.send();
        return batch.results();
    }

    /** Read under the lock of the urns, in the same round trip; nothing for orders without a key. */
    private Map<UrnVoter, CarriedOutRequest> carriedOut(List<BallotOrder> orders, RoundTrip there) {
        List<BallotOrder> keyed =
                orders.stream().filter(order -> order.mark() != null).toList();
        return keyed.isEmpty() ? Map.of() : requests.findAll(keyed, there);
    }

    /** Takes one more query, and none for urns without ballots set aside. */
    private Map<UrnVoter, AsideMark> asideOf(Set<UrnVoter> voters, Map<Long, UrnDraft> drafts) {
        List<UrnVoter> concerned = voters.stream()
                .filter(voter -> drafts.containsKey(voter.urnId())
                        && drafts.get(voter.urnId()).hasSetAside())
                .toList();
        return concerned.isEmpty() ? Map.of() : ballots.marks(concerned);
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
