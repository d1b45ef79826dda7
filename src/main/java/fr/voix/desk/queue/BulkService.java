package fr.voix.desk.queue;

import fr.voix.base.audit.Actor;
import fr.voix.base.secret.Sha256;
import fr.voix.desk.lock.LockService;
import fr.voix.theme.theme.BulkClassifyService;
import fr.voix.theme.theme.BulkResult.Filed;
import fr.voix.theme.theme.BulkResult.Refused;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Classifies many scrutins alike: first the list, then the decision on that very list. */
@Singleton
class BulkService {

    /** So many at once; a longer list is cut, and says so. */
    static final int MOST = 500;

    private final BulkRepository groups;
    private final BulkClassifyService bulk;
    private final ThemeService themes;
    private final LockService locks;

    /**
     * What a decision would be about.
     *
     * @param standing the themes of those that are classified already
     * @param isCut whether there are more than can be classified at once
     * @param seen the latest decision on any scrutin
     */
    record Listed(List<BulkRow> rows, Map<String, List<Theme>> standing, boolean isCut, long seen) {

        int waiting() {
            return rows.size() - standing.size();
        }

        /** Tells this list from any other. */
        String hash() {
            var uids = rows.stream().map(BulkRow::uid).collect(Collectors.joining("\n"));
            return HexFormat.of().formatHex(Sha256.hash(uids.getBytes(StandardCharsets.UTF_8)));
        }
    }

    BulkService(BulkRepository groups, BulkClassifyService bulk, ThemeService themes, LockService locks) {
        this.groups = groups;
        this.bulk = bulk;
        this.themes = themes;
        this.locks = locks;
    }

    @Transactional(readOnly = true)
    Listed list(BulkScope scope) {
        // before the list: what is decided while it is read counts as not seen
        long seen = bulk.latestDecision();
        var all = rows(scope);
        var rows = all.size() > MOST ? List.copyOf(all.subList(0, MOST)) : all;
        var standing = themes.of(rows.stream().map(BulkRow::uid).toList());
        return new Listed(rows, standing, all.size() > MOST, seen);
    }

    private List<BulkRow> rows(BulkScope scope) {
        return switch (scope) {
            case BulkScope.Chosen chosen -> groups.chosen(chosen.uids().toArray(String[]::new), MOST + 1);
            case BulkScope.Identical identical -> groups.identical(identical.uid(), MOST + 1);
            case BulkScope.Matching matching -> matching(matching.criteria());
        };
    }

    private List<BulkRow> matching(QueueCriteria criteria) {
        // the whole queue is no group
        return criteria.isFiltered()
                ? groups.matching(criteria.words(), criteria.texte(), criteria.mission(), criteria.groupe(), MOST + 1)
                : List.of();
    }

    /** In batches, each all or none: what is done stays done, and the same form again goes on from there. */
    BulkOutcome classify(BulkScope scope, BulkForm form, Actor actor) {
        var listed = list(scope);
        if (!listed.hash().equals(form.list())) {
            return new BulkOutcome.OtherList();
        }
        var uids = new ArrayList<>(listed.rows().stream().map(BulkRow::uid).toList());
        int all = uids.size();
        uids.removeAll(locks.ofOthers(uids, actor.moderatorId()));
        int filed = 0;
        for (int from = 0; from < uids.size(); from += BulkClassifyService.BATCH) {
            var batch = uids.subList(from, Math.min(from + BulkClassifyService.BATCH, uids.size()));
            switch (bulk.classify(batch, form.slugs(), actor, form.reason(), form.overwrites(), form.seen())) {
                case Refused refused -> {
                    return new BulkOutcome.Refused(refused.why());
                }
                case Filed done -> filed += done.filed().size();
            }
        }
        return new BulkOutcome.Done(filed, all - filed);
    }
}
