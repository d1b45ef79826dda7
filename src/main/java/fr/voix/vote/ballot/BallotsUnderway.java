package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Choice;
import java.util.Arrays;

/**
 * Ballots of one voter in one Scrutin that are being written. How many of them change the vote depends on the order in which they are
 * written, which is not known before: any number of the same choice is one change at most, two choices by turns are one each.
 */
final class BallotsUnderway {

    private final int[] byChoice = new int[Choice.values().length];
    private int withdrawals;

    /**
     * Takes a ballot in, unless it and those under way might be more changes than there is room for.
     *
     * @param room how many changes may be written
     */
    synchronized boolean enter(Choice choice, long room) {
        byChoice[choice.ordinal()]++;
        boolean isIn = mostChanges() <= room;
        if (!isIn) {
            leave(choice);
        }
        return isIn;
    }

    /** @param choice of a ballot that was taken in */
    synchronized void leave(Choice choice) {
        byChoice[choice.ordinal()]--;
        if (all() == 0) {
            withdrawals = 0;
        }
    }

    /** After a withdrawal the next ballot is a change, whatever its choice. */
    synchronized void withdraw() {
        withdrawals += all() == 0 ? 0 : 1;
    }

    /** By turns with all others, those of the most frequent choice are one change more than these. */
    private int mostChanges() {
        int others = all() - Arrays.stream(byChoice).max().orElseThrow();
        return Math.min(all(), 2 * others + 1 + withdrawals);
    }

    private int all() {
        return Arrays.stream(byChoice).sum();
    }
}
