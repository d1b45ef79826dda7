package fr.voix.theme.theme;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Actor;
import fr.voix.base.database.Transactions;
import fr.voix.theme.theme.ClassificationRepository.OwnDecision;
import fr.voix.theme.theme.ScrutinFiling.Filing;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Restores the themes before a decision, by a new decision, as decisions are append-only. */
@Singleton
public record FilingUndo(
        ThemeService themes,
        ClassificationRepository classifications,
        ScrutinFiling filing,
        PublicVersion publicVersion,
        Clock clock,
        Transactions transactions) {

    /** The longest session; an older decision is undone from the scrutin's history. */
    static final Duration UNDO_WITHIN = Duration.ofHours(8);

    /** The scrutins whose decision {@link #undo} would undo: one, or those filed together. */
    public List<String> undoable(Actor actor) {
        return last(actor).stream().map(OwnDecision::scrutinUid).toList();
    }

    private List<OwnDecision> last(Actor actor) {
        return classifications
                .lastOf(actor.moderatorId(), clock.instant().minus(UNDO_WITHIN))
                .map(last -> classifications.together(actor.moderatorId(), last.decidedAt()))
                .orElse(List.of());
    }

    /** Undoes all of this moderator's last decision that is still in force; a second call undoes the one before. */
    public RestoreResult undo(Actor actor) {
        var last = last(actor);
        var results = transactions.write(() -> putBack(last, actor, null));
        int restored = (int) results.stream()
                .filter(RestoreResult.Restored.class::isInstance)
                .count();
        return switch (results.size()) {
            case 0 -> new RestoreResult.NothingToRestore();
            case 1 -> results.getFirst();
            default -> new RestoreResult.RestoredTogether(restored, results.size() - restored);
        };
    }

    /** Whether a decision on one of these is not reported in feeds yet. */
    public boolean isUntold(Collection<String> scrutinUids) {
        return classifications.isUntold(scrutinUids.toArray(String[]::new));
    }

    /**
     * Restores the themes of a scrutin before one of its decisions.
     *
     * @param note for the audit log; blank is none
     * @param seenVersion the version that the moderator was looking at
     */
    public RestoreResult restore(String scrutinUid, long decision, Actor actor, String note, long seenVersion) {
        return transactions.write(() -> classifications
                .decision(scrutinUid, decision)
                .map(found ->
                        putBack(List.of(found.seenAt(seenVersion)), actor, note).getFirst())
                .orElseGet(RestoreResult.NothingToRestore::new));
    }

    private List<RestoreResult> putBack(List<OwnDecision> decisions, Actor actor, String note) {
        // locks all themes before the scrutins, in the same order as classifying and merging do
        themes.hold(decisions.stream()
                .flatMap(decision -> Stream.of(decision.themesBefore()))
                .toList());
        var wishes = decisions.stream().map(this::wish).toList();
        classifications.lockAll(decisions.stream().map(OwnDecision::scrutinUid).toArray(String[]::new));
        publicVersion.bump();
        var filings = new ArrayList<Filing>();
        var results = new ArrayList<RestoreResult>();
        for (int i = 0; i < decisions.size(); i++) {
            results.add(putBack(decisions.get(i), wishes.get(i), filings));
        }
        var words = note == null || note.isBlank() ? null : note.strip();
        if (!filings.isEmpty()) {
            filing.file(filings, actor, words);
        }
        return results;
    }

    /** The themes before; empty when one no longer exists. */
    private Optional<List<Theme>> wish(OwnDecision decision) {
        var slugs = List.of(decision.themesBefore());
        if (slugs.isEmpty()) {
            return Optional.of(List.of());
        }
        return themes.check(slugs, null) instanceof Wish.Sound wish ? Optional.of(wish.themes()) : Optional.empty();
    }

    private RestoreResult putBack(OwnDecision decision, Optional<List<Theme>> wish, List<Filing> filings) {
        var uid = decision.scrutinUid();
        if (wish.isEmpty()) {
            return new RestoreResult.LostTheme(uid, String.join(", ", decision.themesBefore()));
        }
        if (themes.version(uid) != decision.version()) {
            return new RestoreResult.Overtaken(uid);
        }
        var before = themes.of(uid);
        var after = wish.get();
        if (!before.equals(after)) {
            filings.add(new Filing(uid, before, after, decision));
        }
        return new RestoreResult.Restored(uid, after);
    }

    /** The result of undoing a decision. Only {@link Restored} may have written something. */
    public sealed interface RestoreResult {

        /** The public sees {@code after} from now on; empty means that the scrutin has no themes again. */
        record Restored(String scrutinUid, List<Theme> after) implements RestoreResult {}

        /** @param left how many are unchanged, because of a later decision or a theme that no longer exists */
        record RestoredTogether(int restored, int left) implements RestoreResult {}

        record Overtaken(String scrutinUid) implements RestoreResult {}

        /** No such decision on that scrutin, or none of one's own in force. */
        record NothingToRestore() implements RestoreResult {}

        /** One of the themes before no longer exists. */
        record LostTheme(String scrutinUid, String slug) implements RestoreResult {}
    }
}
