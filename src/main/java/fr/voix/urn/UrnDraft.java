package fr.voix.urn;

import java.util.ArrayList;
import java.util.List;

/**
 * A locked urn while a batch is written to it: leaves get contiguous indexes, the frontier and the counts go along. Not for
 * two threads.
 */
public final class UrnDraft {

    private final Urn before;
    private final List<Leaf> leaves = new ArrayList<>();
    private boolean isOpen;
    private Frontier frontier;
    private Counts counts;

    /** Starts from a row that the caller has locked. */
    public UrnDraft(Urn before) {
        this.before = before;
        this.isOpen = before.isOpen();
        this.frontier = before.frontier();
        this.counts = before.counts();
    }

    public String scrutinUid() {
        return before.scrutinUid();
    }

    public long urnId() {
        return before.urnId();
    }

    /** Whether it takes ballots; read under the lock, so that none slips in after closing. */
    public boolean isOpen() {
        return isOpen;
    }

    /** Puts a ballot in; its index. */
    public long cast(Leaf ballot, Tier tier, Choice choice) {
        counts = counts.plus(tier, choice, 1);
        return append(ballot);
    }

    /** Crosses out the ballot at an index. */
    public void crossOut(long index, Tier tier, Choice choice) {
        counts = counts.plus(tier, choice, -1);
        append(Leaf.crossedOut(index));
    }

    /** States the question; counts stay. The index of its leaf. */
    long ask(byte[] textSha256) {
        return append(Leaf.question(before.scrutinUid(), textSha256));
    }

    /** Closes the urn and writes its counts. */
    void close() {
        append(Leaf.closing(before.scrutinUid(), counts));
        isOpen = false;
    }

    private long append(Leaf leaf) {
        leaves.add(leaf);
        frontier = frontier.append(leaf.hash());
        return frontier.size() - 1;
    }

    long firstIndex() {
        return before.frontier().size();
    }

    List<Leaf> leaves() {
        return leaves;
    }

    boolean isTouched() {
        return !leaves.isEmpty();
    }

    /** The urn as it will stand after the commit. */
    public Urn urn() {
        return new Urn(before.urnId(), before.scrutinUid(), isOpen, frontier, counts);
    }
}
