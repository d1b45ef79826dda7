package fr.voix.urn.leaf;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A locked urn while a batch is written to it: leaves get contiguous indexes, the frontier and the counts go along. Not for
 * two threads.
 */
public final class UrnDraft {

    /** A size that stands for any. */
    public static final long WHATEVER_WAITS = -1;

    private final Urn before;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<AsideChange> asideChanges = new ArrayList<>();
    private boolean isOpen;
    private boolean hasSetAside;
    private Frontier frontier;
    private Counts counts;
    private boolean isStatement;

    @Nullable
    private Instant closedAt;

    /** Starts from a row that the caller has locked. */
    public UrnDraft(Urn before) {
        this.before = before;
        this.isOpen = before.isOpen();
        this.hasSetAside = before.hasSetAside();
        this.frontier = before.frontier();
        this.counts = before.counts();
    }

    public String uid() {
        return before.uid();
    }

    public long urnId() {
        return before.urnId();
    }

    /** Whether it takes ballots or signatures; read under the lock, so that none slips in after closing. */
    public boolean isOpen() {
        return isOpen;
    }

    /** Whether a ballot was ever set aside in it: only then there are marks to look for. */
    public boolean hasSetAside() {
        return hasSetAside;
    }

    /** Puts a ballot or signature in; its index. */
    public long cast(Leaf ballot, Tier tier, Choice choice) {
        if (!before.kind().choices().contains(choice)) {
            throw new IllegalArgumentException("No " + choice + " goes into the urn of " + uid());
        }
        counts = counts.plus(tier, choice, 1);
        return append(ballot);
    }

    /** Crosses out the ballot at an index, which counts. */
    public void crossOut(long index, Tier tier, Choice choice) {
        counts = counts.plus(tier, choice, -1);
        append(Leaf.crossedOut(index));
    }

    /** Crosses out one that is set aside, and so counts no more already. */
    public void crossOutSetAside(long index) {
        append(Leaf.crossedOut(index));
    }

    /** Sets aside the ballot at an index, which counts. */
    public void setAside(long index, Tier tier, Choice choice, AsideMark mark) {
        counts = counts.plus(tier, choice, -1);
        hasSetAside = true;
        asideChanges.add(new AsideChange(index, choice, append(Leaf.setAside(index, mark)), true));
    }

    /** Lets the ballot at an index count again, which is set aside. */
    public void reinstate(long index, Tier tier, Choice choice, String decision) {
        counts = counts.plus(tier, choice, 1);
        asideChanges.add(new AsideChange(index, choice, append(Leaf.reinstated(index, decision)), false));
    }

    /** States the question; counts stay. The index of its leaf. */
    public long ask(byte[] textSha256) {
        isStatement = true;
        return append(Leaf.question(before.uid(), textSha256));
    }

    /** Closes the urn and writes its counts. The index of its leaf. */
    public long close(Instant now) {
        isOpen = false;
        closedAt = now;
        isStatement = true;
        return append(Leaf.closing(before.uid(), counts));
    }

    /** When this draft closed it; null when it did not. */
    @Nullable
    public Instant closedAt() {
        return closedAt;
    }

    /**
     * Opens an urn that is closed. The question is put again in the same words: that is how the leaves tell a reopening from a
     * text that changed meanwhile.
     *
     * @param standingTextSha256 the text that the last {@code t1} leaf commits to
     * @return the index of its leaf
     */
    public long reopen(byte[] standingTextSha256) {
        isOpen = true;
        closedAt = null;
        return ask(standingTextSha256);
    }

    private long append(Leaf leaf) {
        leaves.add(leaf);
        frontier = frontier.append(leaf.hash());
        return frontier.size() - 1;
    }

    public long firstIndex() {
        return before.frontier().size();
    }

    public List<Leaf> leaves() {
        return leaves;
    }

    public List<AsideChange> asideChanges() {
        return asideChanges;
    }

    /** Whether it says something of the urn itself: its question, or that it is closed. */
    public boolean isStatement() {
        return isStatement;
    }

    /**
     * What must be published for this to be published with its writing. Closing and opening publish all; a text that changed
     * publishes itself alone, and waits with the ballots before it.
     */
    public long publishedFrom() {
        return isOpen == before.isOpen() ? firstIndex() : WHATEVER_WAITS;
    }

    public boolean isTouched() {
        return !leaves.isEmpty();
    }

    /** The urn as it will stand after the commit. */
    public Urn urn() {
        return new Urn(before.urnId(), before.uid(), isOpen, hasSetAside, frontier, counts, before.crowd());
    }
}
