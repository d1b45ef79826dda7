package fr.voix.urn.crowd;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What one process knows of one origin in one urn: how many of its votes were let through lately, and whose were counted though
 * they are above what is expected, since a group that waits has ten at least. Not for two threads.
 *
 * @param <V> who may have one vote there
 */
final class Crowd<V> {

    /** A smaller group would tell a watcher of the urn who came from one network. */
    static final int SMALLEST = 10;

    /** Fewer are not worth asking other instances about. */
    private static final int FEW = 3;

    /** When there are more voters than that, it is forgotten who they were. */
    private static final int MOST_KNOWN = 1_000;

    private final ExpectedShare share;
    private final FadingCount expected;
    private final SequencedSet<V> taken = new LinkedHashSet<>();
    private final Set<V> above = new LinkedHashSet<>();
    private boolean isWaiting;

    Crowd(ExpectedShare share) {
        this.share = share;
        this.expected = new FadingCount(share.time());
    }

    /**
     * Whether a voter was let through already. A voter who takes a ballot back and casts another is still one voter: a few of
     * them would use up the share of their neighbours.
     */
    boolean knows(V voter) {
        return taken.contains(voter);
    }

    /**
     * Whether one more is within what is expected; one who brings a few alone is, whatever others say.
     *
     * @param before the same origin the day before; null where nothing is known of it
     */
    boolean holdsOneMore(
            CrowdKey key, @Nullable Crowd<V> before, FadingCount ofUrn, Crowds.Others others, Instant now) {
        double here = expected.at(now) + (before == null ? 0 : before.expected.at(now));
        if (here < FEW) {
            return true;
        }
        CrowdKey keyBefore = key.before();
        double everywhere = here + others.of(key) + (keyBefore == null ? 0 : others.of(keyBefore));
        double urnHere = ofUrn.at(now);
        return share.holdsOneMore(everywhere, urnHere) || share.holdsOneMore(everywhere, urnHere + others.ofUrn(key));
    }

    /** Counts one who is within it. */
    void take(V voter, Instant now) {
        expected.add(now);
        if (taken.size() < MOST_KNOWN) {
            taken.add(voter);
        }
    }

    /** Puts back what it is now, for a batch that came to nothing. Those whom it took stand last. Copies a dozen voters at most. */
    Runnable memento() {
        Runnable count = expected.memento();
        int takenNow = taken.size();
        Set<V> aboveNow = new LinkedHashSet<>(above);
        boolean isWaitingNow = isWaiting;
        return () -> {
            count.run();
            while (taken.size() > takenNow) {
                taken.removeLast();
            }
            above.clear();
            above.addAll(aboveNow);
            isWaiting = isWaitingNow;
        };
    }

    /** Voters whose ballots are counted as long as they are fewer than ten, as far as they still stand. */
    Set<V> above() {
        return above;
    }

    /** Whether a group may be there that new ones join. */
    boolean isWaiting() {
        return isWaiting;
    }

    /** From now on new ones join a group; these do not yet. */
    void join(Set<V> left) {
        isWaiting = true;
        above.clear();
        above.addAll(left);
    }

    /** There is no group, and too few for one. */
    void hold(Set<V> tooFew) {
        isWaiting = false;
        above.clear();
        above.addAll(tooFew);
    }
}
