package fr.voix.urn.leaf;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** The result of reading the leaves of one urn up to some index. The caller holds its lock. */
public final class LeafFold {

    private final String uid;
    private final ReentrantLock lock = new ReentrantLock();
    private Recount recount;
    /** The published head, if it was reached. */
    @Nullable
    private TreeHead met;

    /** The published head that is still to be reached. */
    @Nullable
    private TreeHead expected;

    /** The head that was found instead. */
    @Nullable
    private byte[] otherRoot;

    @Nullable
    private RuntimeException unreadable;

    private boolean isAtEnd;
    private boolean isSecondLook;

    public LeafFold(String uid) {
        this.uid = uid;
        this.recount = new Recount(uid);
    }

    public void lock() {
        lock.lock();
    }

    public void unlock() {
        lock.unlock();
    }

    /** Number of leaves that were read. */
    public long size() {
        return recount.size();
    }

    /** Approximate size in bytes. */
    public int weight() {
        return recount.weight();
    }

    /** Sets the last published head, which the leaves must reach. Starts again if they were already read beyond it. */
    public void expect(@Nullable TreeHead head) {
        if (head != null && head.size() < size() && !head.equals(met)) {
            restart();
        }
        expected = head;
        meet();
    }

    private void restart() {
        recount = new Recount(uid);
        met = null;
        otherRoot = null;
        unreadable = null;
        isAtEnd = false;
    }

    private void meet() {
        if (expected != null && expected.size() == size()) {
            if (expected.hasRoot(recount.frontier().root())) {
                met = expected;
            } else {
                otherRoot = recount.frontier().root();
            }
        }
    }

    /** Reads the next leaves of a row, up to an index (exclusive). */
    public void read(LeafRun run, long to) {
        if (unreadable != null) {
            return;
        }
        try {
            if (expected != null && size() < expected.size()) {
                run.recount(recount, uid, size(), Math.min(to, expected.size()));
                meet();
            }
            run.recount(recount, uid, size(), to);
        } catch (RuntimeException e) {
            // a malformed row
            unreadable = e;
        }
    }

    /** Ends reading if leaves are missing before that index. */
    public void endBefore(long index) {
        isAtEnd = size() < index;
    }

    public boolean isAtEnd() {
        return isAtEnd;
    }

    /** Compares the urn with its leaves, all of which were read. */
    public ProofOfUrn proofOf(Urn urn) {
        if (otherRoot != null) {
            return new ProofOfUrn.Contradicted(
                    expected.contradictionByRoot(uid, urn.frontier().size(), otherRoot));
        }
        if (unreadable != null) {
            return new ProofOfUrn.Contradicted(Contradiction.of(uid, "cannot be read: " + unreadable.getMessage()));
        }
        List<String> differences = urn.differencesFrom(recount);
        if (!differences.isEmpty()) {
            return new ProofOfUrn.Contradicted(
                    Contradiction.of(uid, "is not what its leaves say: " + differences.getFirst()));
        }
        met = TreeHead.of(urn.frontier());
        isSecondLook = false;
        return new ProofOfUrn.Proven();
    }

    /**
     * Compares noted counts of the past with the leaves; empty if they agree.
     *
     * @param size of the urn, the end of its history; at most what was read
     * @param said ascending
     */
    public Optional<Contradiction> contradictionTo(long size, List<CountsAt> said) {
        long before = 0;
        for (CountsAt one : said) {
            if (one.size() <= before) {
                return contradiction("the history has " + one.size() + " leaves after " + before);
            }
            before = one.size();
        }
        if (before != size) {
            return contradiction("the history ends with " + before + " leaves, the urn has " + size);
        }
        long[][] counted =
                recount.countsAt(said.stream().mapToLong(CountsAt::size).toArray());
        for (int place = 0; place < counted.length; place++) {
            CountsAt one = said.get(place);
            if (!Arrays.equals(one.counts(), counted[place])) {
                return contradiction("the history says " + texts(one.counts()) + " at " + one.size()
                        + " leaves, they count " + texts(counted[place]));
            }
        }
        return Optional.empty();
    }

    private Optional<Contradiction> contradiction(String fault) {
        return Optional.of(Contradiction.of(uid, "is not what its leaves say: " + fault));
    }

    private static String texts(long... counts) {
        return Arrays.stream(counts).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    /**
     * The noted counts of the first leaves of an urn.
     *
     * @param counts in the order of {@link UrnKind#choices}
     */
    public record CountsAt(long size, long... counts) {}

    /**
     * Starts again for a second look: no urn is stopped after one look alone. False when this was the second.
     */
    public boolean looksAgain() {
        boolean isFirst = !isSecondLook;
        isSecondLook = isFirst;
        restart();
        return isFirst;
    }
}
