package fr.voix.urn.leaf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The row of an urn of a scrutin or petition: whether it is open, its tree and its counts.
 *
 * @param uid of the Scrutin, or the petition's id in decimal digits
 * @param hasSetAside whether a ballot or signature was ever set aside in it
 * @param crowd networks that stand out, shown beside the counts; only in published rows, not in leaves
 */
public record Urn(
        long urnId, String uid, boolean isOpen, boolean hasSetAside, Frontier frontier, Counts counts, Crowd crowd) {

    public UrnKind kind() {
        return UrnKind.of(uid);
    }

    /** Differences from the leaves that were read, and faults of these; a sentence each. */
    public List<String> differencesFrom(Recount recount) {
        List<String> differences = new ArrayList<>(recount.faults());
        String noun = recount.noun();
        if (recount.frontier().size() != frontier.size()) {
            differences.add("the urn says " + frontier.size() + " leaves, there are "
                    + recount.frontier().size());
        }
        if (!Arrays.equals(recount.frontier().root(), frontier.root())) {
            differences.add("the urn's tree is not the tree of its leaves");
        }
        if (!recount.counts().equals(counts)) {
            differences.add("the urn says " + counts + ", the recount says " + recount.counts()
                    + " (for, against, abstain, signatures by tier)");
        }
        if (recount.isOpen() != isOpen) {
            differences.add("the urn says that it is " + (isOpen ? "open" : "closed") + ", its leaves do not");
        }
        if (recount.hasSetAside() != hasSetAside) {
            differences.add("the urn says that " + noun + "s were " + (hasSetAside ? "" : "never ")
                    + "set aside, its leaves do not");
        }
        return differences;
    }

    /** Whether both have the same published values. */
    public boolean isSame(Urn other) {
        return isOpen == other.isOpen
                && hasSetAside == other.hasSetAside
                && frontier.isSame(other.frontier)
                && counts.equals(other.counts)
                && crowd.equals(other.crowd);
    }
}
