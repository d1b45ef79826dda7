package fr.voix.theme.theme;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Actor;
import fr.voix.base.database.Transactions;
import fr.voix.theme.theme.ScrutinFiling.Filing;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Files many scrutins under the same themes: each has its own decision and its own audit entry. */
@Singleton
public record BulkFiling(
        ThemeService themes,
        ClassificationRepository classifications,
        ScrutinFiling filing,
        PublicVersion publicVersion,
        Transactions transactions) {

    /** Most scrutins at once, so that other decisions need not wait longer. */
    public static final int MOST = 200;

    /** Number of the latest decision on any scrutin; a list that is shown now includes it. */
    public long latestDecision() {
        return classifications.latest();
    }

    /**
     * Files up to {@link #MOST} scrutins, all or none.
     *
     * @param slugs the main theme first
     * @param overwrites whether scrutins that have themes are filed again
     * @param seen the {@link #latestDecision} when the list was shown: scrutins decided after it are left as they are
     */
    public BulkResult classify(
            Collection<String> uids, List<String> slugs, Actor actor, String reason, boolean overwrites, long seen) {
        return transactions.write(() -> {
            if (uids.size() > MOST) {
                throw new IllegalArgumentException(uids.size() + " scrutins at once");
            }
            return switch (themes.check(slugs, reason)) {
                case Wish.Unsound unsound -> new BulkResult.Refused(unsound.why());
                case Wish.Sound wish -> file(uids, wish, actor, overwrites, seen);
            };
        });
    }

    private BulkResult file(Collection<String> uids, Wish.Sound wish, Actor actor, boolean overwrites, long seen) {
        var known = classifications.lockAll(uids.toArray(String[]::new));
        var standing = themes.of(known);
        var decidedSince = classifications.decidedAfter(known.toArray(String[]::new), seen);
        var filed = new ArrayList<Filing>();
        var left = new ArrayList<String>();
        for (var uid : known) {
            var before = standing.getOrDefault(uid, List.of());
            boolean isOurs =
                    !decidedSince.contains(uid) && (before.isEmpty() || overwrites && !before.equals(wish.themes()));
            if (isOurs) {
                filed.add(new Filing(uid, before, wish.themes(), null));
            } else {
                left.add(uid);
            }
        }
        if (!filed.isEmpty()) {
            publicVersion.bump();
            filing.file(filed, actor, wish.note());
        }
        return new BulkResult.Filed(filed.stream().map(Filing::scrutinUid).toList(), List.copyOf(left));
    }

    public sealed interface BulkResult {

        /**
         * All were processed.
         *
         * @param filed scrutins that this decision filed
         * @param left scrutins that had themes, or that another moderator decided on since the list was shown
         */
        record Filed(List<String> filed, List<String> left) implements BulkResult {}

        record Refused(ClassifyResult why) implements BulkResult {}
    }
}
