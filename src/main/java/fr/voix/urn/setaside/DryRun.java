package fr.voix.urn.setaside;

import fr.voix.urn.leaf.Counts;

/**
 * What setting ballots or signatures aside would do. It tells how many fall, and not which way.
 *
 * @param size of the urn when it was found; only ballots below it are meant
 * @param firstIndex of the first leaf meant
 * @param endIndex exclusive
 * @param needsSecond whether a second person must approve
 */
public record DryRun(
        long size, long firstIndex, long endIndex, Counts before, Counts after, long ballots, boolean needsSecond) {

    /** @param alone those of the same urn that one person has decided on lately, see {@link AloneLimit} */
    static DryRun of(
            long size,
            long firstIndex,
            long endIndex,
            Counts before,
            Counts after,
            long ballots,
            long alone,
            AloneLimit limit) {
        boolean needsSecond = limit.isExceeded(ballots + alone, before.total(), before, after);
        return new DryRun(size, firstIndex, endIndex, before, after, ballots, needsSecond);
    }
}
