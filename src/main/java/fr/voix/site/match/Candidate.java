package fr.voix.site.match;

import fr.voix.site.match.RollCallPositions.Counts;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * A shown scrutin on an amendement that a roll-call decided.
 *
 * @param groupeUid of its author; null for the government
 * @param themeId the first of its themes, or null
 */
@Introspected
record Candidate(
        String uid,
        String texteUid,
        @Nullable String groupeUid,
        @Nullable Integer themeId) {

    String author() {
        return groupeUid == null ? "" : groupeUid;
    }

    /**
     * How differently groups voted: over all pairs of groups, how far their means are apart, where for is 1, against 0 and an
     * abstention a half. Each group counts the same, whatever its size.
     */
    static double contrast(RollCallPositions rollCall) {
        var means = rollCall.counts().entrySet().stream()
                .filter(one -> !one.getKey().isEmpty() && one.getValue().total() > 0)
                .mapToDouble(one -> mean(one.getValue()))
                .toArray();
        double apart = 0;
        for (double one : means) {
            for (double other : means) {
                apart += Math.abs(one - other);
            }
        }
        return means.length < 2 ? 0 : apart / (means.length * (means.length - 1.0));
    }

    private static double mean(Counts counts) {
        return (counts.pour() + counts.abstention() / 2.0) / counts.total();
    }

    /** The roll-calls that tell groups apart: all groups voted, so that none is left out at the end, and differently enough. */
    static List<RollCallPositions> contrasting(List<RollCallPositions> all) {
        return all.stream()
                .filter(one -> !one.amendements().isEmpty())
                .filter(one -> one.counts().size() >= TenDraw.LEAST_GROUPS)
                .filter(one -> one.counts().values().stream().allMatch(counts -> counts.total() > 0))
                .filter(one -> contrast(one) >= TenDraw.LEAST_CONTRAST)
                .toList();
    }
}
