package fr.voix.urn.leaf;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** What the leaves of one urn say, as far as they were read. The caller holds its lock. */
public final class LeafFold {

    private final String uid;
    private final ReentrantLock lock = new ReentrantLock();
    private Recount recount;
    /** What was published, and was met on the way. */
    @Nullable
    private TreeHead met;

    /** What was published, and is to be met. */
    @Nullable
    private TreeHead expected;

    /** What stood in its place. */
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

    /** Leaves read so far. */
    public long size() {
        return recount.size();
    }

    /** Bytes, about. */
    public int weight() {
        return recount.weight();
    }

    /** Says what was published last: the leaves must lead to it. Begins anew when they were read past it unasked. */
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

    /** Takes the leaves of a row that come next, up to an index (exclusive). */
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
            // what nobody wrote cannot be read
            unreadable = e;
        }
    }

    /** Says that leaves were read up to an index, if there are so many: where some are missing there is no use in reading on. */
    public void endBefore(long index) {
        isAtEnd = size() < index;
    }

    public boolean isAtEnd() {
        return isAtEnd;
    }

    /** Whether the urn is what its leaves say, all of which were read. */
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
     * How what is said of the past is not what the leaves say; empty when it is.
     *
     * @param size of the urn, no more than was read, with which its history ends
     * @param said in the order of time
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
     * What an urn's first leaves are said to count.
     *
     * @param counts in the order of {@link UrnKind#choices}
     */
    public record CountsAt(long size, long... counts) {}

    /**
     * Begins anew for a second look, since no urn is stopped for what only a first look finds; false when this was the second.
     */
    public boolean looksAgain() {
        boolean isFirst = !isSecondLook;
        isSecondLook = isFirst;
        restart();
        return isFirst;
    }
}
