package fr.voix.site.amendement;

import fr.voix.base.text.Messages;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;

/**
 * By how many points more citizens than deputies are for. The interval is Wilson's at 95 % and tells what chance does to few
 * ballots; that those who vote here are no sample of anybody, it does not tell.
 *
 * @param low where the interval begins
 * @param high where it ends
 */
public record VoteGap(double points, double low, double high) {

    /** Fewer ballots put a gap into no list, whatever the interval. */
    public static final int FEWEST_OF_LIST = 500;

    /** Fewer say nothing. */
    private static final int FEWEST = 30;

    private static final double Z = 1.959964;

    /** Empty where one of the two did not vote, or too few citizens. */
    public static Optional<VoteGap> between(long pour, long citizens, long deputiesPour, long deputies) {
        if (citizens < FEWEST || deputies == 0) {
            return Optional.empty();
        }
        var n = (double) citizens;
        var ours = pour / n;
        var theirs = (double) deputiesPour / deputies;
        var centre = (ours + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.sqrt(ours * (1 - ours) / n + Z * Z / (4 * n * n));
        return Optional.of(
                new VoteGap(100 * (ours - theirs), 100 * (centre - half - theirs), 100 * (centre + half - theirs)));
    }

    /** Whether chance alone does not explain it. */
    public boolean isClear() {
        return low > 0 || high < 0;
    }

    /** In words; null where there is none. */
    @Nullable
    public static String of(@Nullable TallyView citizens, TallyView deputies, Messages m) {
        return citizens == null
                ? null
                : between(citizens.pour(), citizens.total(), deputies.pour(), deputies.total())
                        .map(gap -> m.t(
                                "compare.gap",
                                citizens.pourShare(),
                                deputies.pourShare(),
                                m.points(gap.points),
                                m.points(gap.low),
                                m.points(gap.high)))
                        .orElse(null);
    }
}
