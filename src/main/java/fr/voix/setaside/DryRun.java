package fr.voix.setaside;

import fr.voix.urn.Counts;

/**
 * What setting ballots aside would do.
 *
 * @param size of the urn when it was found; only ballots below it are meant
 * @param firstIndex of the first leaf meant
 * @param endIndex exclusive
 * @param needsSecond whether a second person must approve
 */
public record DryRun(
        long size, long firstIndex, long endIndex, Counts before, Counts after, long ballots, boolean needsSecond) {

    /** More than that, alone and within a day, and a second person must approve. */
    public static final long MOST_ALONE = 100;

    /** @param alone ballots of the same Scrutin that the same person has set aside alone within the last day */
    static DryRun of(long size, long firstIndex, long endIndex, Counts before, Counts fallen, long alone) {
        Counts after = before.minus(fallen);
        long ballots = fallen.total();
        return new DryRun(size, firstIndex, endIndex, before, after, ballots, ballots + alone > MOST_ALONE);
    }
}
