package fr.voix.urn.log;

import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.Leaf;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the leaves of an urn, in order and a few at a time: an urn may hold millions. */
@Singleton
public record LeafReader(LeafRepository leaves, Transactions transactions) {

    /** Takes one leaf and its index. */
    public interface LeafConsumer {
        void accept(long index, Leaf leaf);
    }

    /**
     * Passes the leaves from {@code from} (inclusive) to {@code to} (exclusive) to the consumer, or fewer when the urn has fewer. A
     * missing leaf is left out: the index shows the gap.
     */
    public void read(long urnId, long from, long to, LeafConsumer consumer) {
        transactions.read(() -> leaves.read(urnId, from, to, consumer));
    }

    /** The same for several urns, by rows of leaves, in one query. */
    void readRuns(List<LeafRepository.UrnLeaves> wanted, LeafRepository.RunConsumer consumer) {
        transactions.read(() -> leaves.readRuns(wanted, consumer));
    }
}
