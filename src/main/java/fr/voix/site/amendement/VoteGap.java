package fr.voix.site.amendement;

import fr.voix.base.text.Messages;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;

/**
 * By how many points more citizens than deputies are for. The interval is Wilson's at 95 % and tells what chance does to few
 * ballots; that those who vote here are no sample of anybody, it does not tell.
 */
public final class VoteGap {

    /** Fewer ballots say nothing, whatever the interval. */
    private static final int FEWEST = 30;

    private static final double Z = 1.959964;

    private VoteGap() {}

    /** In words; null where one of the two did not vote, or too few citizens. */
    @Nullable
    public static String of(@Nullable TallyView citizens, TallyView deputies, Messages m) {
        if (citizens == null || citizens.total() < FEWEST || deputies.total() == 0) {
            return null;
        }
        var ours = (double) citizens.pour() / citizens.total();
        var theirs = (double) deputies.pour() / deputies.total();
        var n = (double) citizens.total();
        var centre = (ours + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.sqrt(ours * (1 - ours) / n + Z * Z / (4 * n * n));
        return m.t(
                "compare.gap",
                citizens.pourShare(),
                deputies.pourShare(),
                m.points(100 * (ours - theirs)),
                m.points(100 * (centre - half - theirs)),
                m.points(100 * (centre + half - theirs)));
    }
}
