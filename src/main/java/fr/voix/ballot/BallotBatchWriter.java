package fr.voix.ballot;

import fr.voix.urn.UrnDraft;
import fr.voix.urn.UrnWriter;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries out a batch of orders in one transaction: locks the urns, and writes what {@link BallotBatch} says. */
@Singleton
class BallotBatchWriter {

    private final UrnWriter urns;
    private final BallotRepository ballots;
    private final NetworkRepository networks;
    private final SecureRandom random = new SecureRandom();

    BallotBatchWriter(UrnWriter urns, BallotRepository ballots, NetworkRepository networks) {
        this.urns = urns;
        this.ballots = ballots;
        this.networks = networks;
    }

    /** The answers, in the order of the orders; a voter may stand only once in a batch. */
    @Transactional
    public List<BallotResult> write(List<BallotOrder> orders) {
        Set<UrnVoter> voters = new HashSet<>();
        for (BallotOrder order : orders) {
            if (!voters.add(UrnVoter.of(order))) {
                throw new IllegalArgumentException("A voter stands once in a batch");
            }
        }
        Map<Long, UrnDraft> drafts =
                urns.lockShown(voters.stream().map(UrnVoter::urnId).distinct().toList());
        BallotBatch batch = new BallotBatch(orders, drafts, ballots.findAll(voters), this::randomBytes);
        urns.save(drafts.values());
        if (!batch.fallen().isEmpty()) {
            networks.erase(batch.fallen());
        }
        if (!batch.withdrawn().isEmpty()) {
            ballots.delete(batch.withdrawn());
        }
        if (!batch.cast().isEmpty()) {
            ballots.upsert(batch.cast());
            networks.insert(NetworkRun.of(batch.marks()));
        }
        return batch.results();
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
