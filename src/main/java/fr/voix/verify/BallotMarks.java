package fr.voix.verify;

import java.util.Arrays;

/**
 * What is known of each ballot or signature of an urn, and what counts by it. One byte a leaf is remembered: 0 for one that is
 * neither.
 */
final class BallotMarks {

    private static final int BALLOT = 0b1111;
    private static final int SET_ASIDE = 0x20;
    private static final int CROSSED_OUT = 0x40;

    private final int choices;
    private final long[][] counts;
    private byte[] leaves = new byte[256];

    BallotMarks(int choices) {
        this.choices = choices;
        this.counts = new long[UrnCount.TIERS][choices];
    }

    void add(int index, int tier, int choice) {
        if (index >= leaves.length) {
            long wanted = Math.max(index + 1L, leaves.length * 2L);
            leaves = Arrays.copyOf(leaves, Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, wanted)));
        }
        leaves[index] = (byte) (1 + tier * choices + choice);
        counts[tier][choice]++;
    }

    boolean isBallot(long index) {
        return index < leaves.length && leaves[(int) index] != 0;
    }

    boolean isCrossedOut(int ballot) {
        return (leaves[ballot] & CROSSED_OUT) != 0;
    }

    boolean isSetAside(int ballot) {
        return (leaves[ballot] & SET_ASIDE) != 0;
    }

    int choice(int ballot) {
        return ((leaves[ballot] & BALLOT) - 1) % choices;
    }

    void crossOut(int ballot) {
        if (!isSetAside(ballot)) {
            count(ballot, -1);
        }
        leaves[ballot] |= CROSSED_OUT;
    }

    void setAside(int ballot) {
        count(ballot, -1);
        leaves[ballot] |= SET_ASIDE;
    }

    void reinstate(int ballot) {
        leaves[ballot] &= ~SET_ASIDE;
        count(ballot, 1);
    }

    private void count(int ballot, int by) {
        int said = (leaves[ballot] & BALLOT) - 1;
        counts[said / choices][said % choices] += by;
    }

    /** How many count, of all choices and tiers. */
    long total() {
        long sum = 0;
        for (int choice = 0; choice < choices; choice++) {
            sum += of(choice);
        }
        return sum;
    }

    long of(int choice) {
        long sum = 0;
        for (long[] tier : counts) {
            sum += tier[choice];
        }
        return sum;
    }

    long of(int tier, int choice) {
        return counts[tier][choice];
    }

    /** What became of the one at an index. */
    String fate(long index) {
        int ballot = Math.toIntExact(index);
        return isCrossedOut(ballot)
                ? "it counts no more: changed, withdrawn or erased by its author"
                : isSetAside(ballot) ? "it is set aside under a published rule" : "it counts";
    }
}
