package fr.voix.urn.tally;

import fr.voix.urn.leaf.TreeHead;
import java.util.List;

/**
 * What a recount of one urn found.
 *
 * @param tree of its leaves
 * @param ballots or signatures, how many count
 * @param faults one sentence each; empty when the tally equals the recount
 */
public record RecountReport(String uid, TreeHead tree, long ballots, List<String> faults) {

    public long leaves() {
        return tree.size();
    }

    static RecountReport unreadable(String uid, RuntimeException failure) {
        return new RecountReport(uid, TreeHead.NONE, 0, List.of("its leaves cannot be read: " + failure.getMessage()));
    }
}
