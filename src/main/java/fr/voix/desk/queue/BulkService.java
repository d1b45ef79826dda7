package fr.voix.desk.queue;

import fr.voix.base.audit.Actor;
import fr.voix.base.database.Transactions;
import fr.voix.base.secret.Sha256;
import fr.voix.theme.theme.BulkFiling;
import fr.voix.theme.theme.BulkFiling.BulkResult;
import fr.voix.theme.theme.ClassifyResult;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Classifies many scrutins: first the list, then the decision on that very list. */
@Singleton
record BulkService(ScrutinQueueRepository scrutins, BulkFiling bulk, ThemeService themes, Transactions transactions) {

    /** So many at once; a longer list is cut, and says so. */
    static final int MOST = BulkFiling.MOST;

    /** What is decided together: what a moderator picked, or what proposes the same. */
    sealed interface BulkScope {

        record Chosen(List<String> uids) implements BulkScope {}

        /** Those that propose the same change as this one, itself included. */
        record Identical(String uid) implements BulkScope {}
    }

    /** What became of the wish to classify a list of scrutins. */
    sealed interface BulkOutcome {

        /**
         * @param filed how many stand there now
         * @param left how many were left as they are
         */
        record Done(int filed, int left) implements BulkOutcome {}

        /** Nothing was written: themes or note cannot be taken as they are. */
        record Refused(ClassifyResult why) implements BulkOutcome {}

        /** Nothing was written: no line of the list was left ticked. */
        record NoneChosen() implements BulkOutcome {}

        /** Nothing was written: the list is another one than was shown. */
        record OtherList() implements BulkOutcome {}
    }

    /**
     * What a decision would be about.
     *
     * @param standing the themes of those that are classified already
     * @param isCut whether there are more than can be classified at once
     * @param seen the latest decision on any scrutin
     */
    record Listed(List<QueueRow> rows, Map<String, List<Theme>> standing, boolean isCut, long seen) {

        int waiting() {
            return rows.size() - standing.size();
        }

        List<String> waitingUids() {
            return uids().stream().filter(uid -> !standing.containsKey(uid)).toList();
        }

        List<String> uids() {
            return rows.stream().map(QueueRow::uid).toList();
        }

        /** Tells this list from any other. */
        String hash() {
            return HexFormat.of()
                    .formatHex(Sha256.hash(String.join("\n", uids()).getBytes(StandardCharsets.UTF_8)));
        }
    }

    Listed list(BulkScope scope) {
        return transactions.read(() -> {
            // before the list: what is decided while it is read counts as not seen
            long seen = bulk.latestDecision();
            var all = switch (scope) {
                case BulkScope.Chosen chosen -> scrutins.chosen(chosen.uids(), MOST + 1);
                case BulkScope.Identical identical -> scrutins.identical(identical.uid(), MOST + 1);
            };
            var rows = all.size() > MOST ? List.copyOf(all.subList(0, MOST)) : all;
            var standing = themes.of(rows.stream().map(QueueRow::uid).toList());
            return new Listed(rows, standing, all.size() > MOST, seen);
        });
    }

    /** All or none. */
    BulkOutcome classify(BulkScope scope, BulkForm form, Actor actor) {
        var listed = list(scope);
        if (!listed.hash().equals(form.list())) {
            return new BulkOutcome.OtherList();
        }
        var uids = new ArrayList<>(listed.uids());
        uids.retainAll(form.garde());
        if (uids.isEmpty()) {
            return new BulkOutcome.NoneChosen();
        }
        int all = uids.size();
        return switch (bulk.classify(uids, form.slugs(), actor, form.reason(), form.overwrites(), form.seen())) {
            case BulkResult.Refused refused -> new BulkOutcome.Refused(refused.why());
            case BulkResult.Filed done ->
                new BulkOutcome.Done(done.filed().size(), all - done.filed().size());
        };
    }
}
