package fr.voix.ballot;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What one process knows of one network in one Scrutin: how many of its ballots were let through lately, and whose were counted
 * though they are above what is expected, since a group that waits has ten at least. Not for two threads.
 */
final class Crowd {

    /** A smaller group would tell a watcher of the urn who came from one network. */
    static final int SMALLEST = 10;

    /** Of more voters than that it is forgotten who they were. */
    private static final int MOST_KNOWN = 1_000;

    private final FadingCount expected = new FadingCount();
    private final Set<UrnVoter> taken = new LinkedHashSet<>();
    private final Set<UrnVoter> above = new LinkedHashSet<>();
    private boolean isWaiting;

    /**
     * Whether a new ballot is within what is expected; then it counts towards it, also for the Scrutin. Whoever takes a ballot
     * back and casts another is one voter still: a few of them would use up the share of their neighbours.
     */
    boolean take(UrnVoter voter, ExpectedShare share, FadingCount ofScrutin, Instant now) {
        if (taken.contains(voter)) {
            return true;
        }
        if (!share.holdsOneMore(expected.at(now), ofScrutin.at(now))) {
            return false;
        }
        expected.add(now);
        ofScrutin.add(now);
        if (taken.size() < MOST_KNOWN) {
            taken.add(voter);
        }
        return true;
    }

    /** Puts back what it is now, for a batch that came to nothing. */
    Runnable memento() {
        Runnable count = expected.memento();
        Set<UrnVoter> takenNow = new LinkedHashSet<>(taken);
        Set<UrnVoter> aboveNow = new LinkedHashSet<>(above);
        boolean isWaitingNow = isWaiting;
        return () -> {
            count.run();
            taken.retainAll(takenNow);
            above.clear();
            above.addAll(aboveNow);
            isWaiting = isWaitingNow;
        };
    }

    /** Voters whose ballots are counted as long as they are fewer than ten, as far as they still stand. */
    Set<UrnVoter> above() {
        return above;
    }

    /** Whether a group may be there that new ones join. */
    boolean isWaiting() {
        return isWaiting;
    }

    /** From now on new ones join a group; these do not yet. */
    void join(Set<UrnVoter> left) {
        isWaiting = true;
        above.clear();
        above.addAll(left);
    }

    /** There is no group, and too few for one. */
    void hold(Set<UrnVoter> tooFew) {
        isWaiting = false;
        above.clear();
        above.addAll(tooFew);
    }
}
