package fr.voix.theme.theme;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Actor;
import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Files many scrutins alike; each has its own decision and its own entry in the account. */
@Singleton
public record BulkFiling(
        ThemeService themes,
        ClassificationRepository classifications,
        ScrutinFiling filing,
        PublicVersion publicVersion,
        Transactions transactions) {

    /** So many in one transaction: the account of the acts waits for no longer. */
    public static final int BATCH = 100;

    /** Number of the latest decision on any scrutin: what a list that is shown now has seen. */
    public long latestDecision() {
        return classifications.latest();
    }

    /**
     * Files up to {@link #BATCH} scrutins, all or none.
     *
     * @param slugs the main theme first
     * @param overwrites whether what is classified already is filed anew
     * @param seen the {@link #latestDecision} when the list was shown: what was decided after it stays
     * @param at the same for all that is to be taken back together
     */
    public BulkResult classify(
            Collection<String> uids,
            List<String> slugs,
            Actor actor,
            String reason,
            boolean overwrites,
            long seen,
            Instant at) {
        return transactions.write(() -> {
            if (uids.size() > BATCH) {
                throw new IllegalArgumentException(uids.size() + " scrutins at once");
            }
            return switch (themes.check(slugs, reason)) {
                case Wish.Unsound unsound -> new BulkResult.Refused(unsound.why());
                case Wish.Sound wish -> file(uids, wish, actor, overwrites, seen, at);
            };
        });
    }

    private BulkResult file(
            Collection<String> uids, Wish.Sound wish, Actor actor, boolean overwrites, long seen, Instant at) {
        var known = classifications.lockAll(uids.toArray(String[]::new));
        var standing = themes.of(known);
        var decidedSince = classifications.decidedAfter(known.toArray(String[]::new), seen);
        var filed = new LinkedHashMap<String, List<Theme>>();
        var left = new ArrayList<String>();
        for (var uid : known) {
            var before = standing.getOrDefault(uid, List.of());
            boolean isOurs =
                    !decidedSince.contains(uid) && (before.isEmpty() || overwrites && !before.equals(wish.themes()));
            if (isOurs) {
                filed.put(uid, before);
            } else {
                left.add(uid);
            }
        }
        if (!filed.isEmpty()) {
            publicVersion.bump();
            filing.fileAll(filed, wish.themes(), actor, wish.note(), at);
        }
        return new BulkResult.Filed(List.copyOf(filed.keySet()), List.copyOf(left));
    }

    public sealed interface BulkResult {

        /**
         * It was looked at each of them.
         *
         * @param filed those that stand there now by this decision
         * @param left those that were classified already, or decided by another colleague since the list was shown
         */
        record Filed(List<String> filed, List<String> left) implements BulkResult {}

        record Refused(ClassifyResult why) implements BulkResult {}
    }
}
