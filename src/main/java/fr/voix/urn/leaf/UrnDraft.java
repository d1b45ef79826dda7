package fr.voix.urn.leaf;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A locked urn to which a batch is written: leaves get the next indexes, and root and counts are updated. Not thread-safe.
 */
public final class UrnDraft {

    /** Means any size. */
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

    /** Whether it is open; read under the lock, so that no ballot comes in after the closing. */
    public boolean isOpen() {
        return isOpen;
    }

    /** Whether a ballot was ever set aside in it; otherwise no marks need to be read. */
    public boolean hasSetAside() {
        return hasSetAside;
    }

    /** Adds a ballot or signature; returns its index. */
    public long cast(Leaf ballot, Tier tier, Choice choice) {
        if (!before.kind().choices().contains(choice)) {
            throw new IllegalArgumentException("No " + choice + " goes into the urn of " + uid());
        }
        counts = counts.plus(tier, choice, 1);
        return append(ballot);
    }

    /** Ends ({@code x1}) a ballot that counts. */
    public void crossOut(long index, Tier tier, Choice choice) {
        counts = counts.plus(tier, choice, -1);
        append(Leaf.crossedOut(index));
    }

    /** Ends ({@code x1}) a ballot that is set aside and so does not count already. */
    public void crossOutSetAside(long index) {
        append(Leaf.crossedOut(index));
    }

    /** Sets aside ({@code m1}) a ballot that counts. */
    public void setAside(long index, Tier tier, Choice choice, AsideMark mark) {
        counts = counts.plus(tier, choice, -1);
        hasSetAside = true;
        asideChanges.add(new AsideChange(index, choice, append(Leaf.setAside(index, mark)), true));
    }

    /** Lets a set-aside ballot count again ({@code r1}). */
    public void reinstate(long index, Tier tier, Choice choice, String decision) {
        counts = counts.plus(tier, choice, 1);
        asideChanges.add(new AsideChange(index, choice, append(Leaf.reinstated(index, decision)), false));
    }

    /** Adds the text of the question ({@code t1}); counts stay. Returns the index of the leaf. */
    public long ask(byte[] textSha256) {
        isStatement = true;
        return append(Leaf.question(before.uid(), textSha256));
    }

    /** Closes the urn with its counts ({@code z1}). Returns the index of the leaf. */
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
     * Reopens a closed urn by repeating its question in the same words ({@code t1}). A {@code t1} with other words would be a changed
     * text.
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

    /** Whether it has a leaf about the urn itself: its question or its closing. */
    public boolean isStatement() {
        return isStatement;
    }

    /**
     * The size that must be published already so that this is published at once. A closing or reopening publishes all; a changed text
     * is published at once only if no ballot waits before it.
     */
    public long publishedFrom() {
        return isOpen == before.isOpen() ? firstIndex() : WHATEVER_WAITS;
    }

    public boolean isTouched() {
        return !leaves.isEmpty();
    }

    /** The urn after the commit. */
    public Urn urn() {
        return new Urn(before.urnId(), before.uid(), isOpen, hasSetAside, frontier, counts, before.crowd());
    }
}
