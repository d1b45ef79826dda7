package fr.voix.urn.log;

import fr.voix.urn.leaf.Leaf;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the leaves of an urn, in order and a few at a time: an urn may hold millions. */
@Singleton
public class LeafReader {

    private final LeafRepository leaves;

    LeafReader(LeafRepository leaves) {
        this.leaves = leaves;
    }

    /** Takes one leaf and where it stands. */
    public interface LeafConsumer {
        void accept(long index, Leaf leaf);
    }

    /**
     * Hands over the leaves from {@code from} (inclusive) to {@code to} (exclusive); fewer when the urn has fewer. Gaps are
     * not filled: the index says where a leaf stands.
     */
    @Transactional(readOnly = true)
    public void read(long urnId, long from, long to, LeafConsumer consumer) {
        leaves.read(urnId, from, to, consumer);
    }

    /** Hands over the rows of leaves of several urns, in one query. */
    @Transactional(readOnly = true)
    void readRuns(List<LeafRepository.UrnLeaves> wanted, LeafRepository.RunConsumer consumer) {
        leaves.readRuns(wanted, consumer);
    }
}
