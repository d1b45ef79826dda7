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

/** Puts back what stood before a decision, by a new decision: the record only grows. */
@Singleton
public record FilingUndo(
        ThemeService themes,
        ClassificationRepository classifications,
        ScrutinFiling filing,
        PublicVersion publicVersion,
        Clock clock,
        Transactions transactions) {

    /** As long as a session can last: what was decided in an earlier one is put back by its history. */
    static final Duration UNDO_WITHIN = Duration.ofHours(8);

    /** The scrutins whose decision {@link #undo} would take back: one, or those that were filed together. */
    public List<String> undoable(Actor actor) {
        return last(actor).stream().map(OwnDecision::scrutinUid).toList();
    }

    private List<OwnDecision> last(Actor actor) {
        return classifications
                .lastOf(actor.moderatorId(), clock.instant().minus(UNDO_WITHIN))
                .map(last -> classifications.together(actor.moderatorId(), last.decidedAt()))
                .orElse(List.of());
    }

    /** Takes back what this colleague decided last and still stands, all of it; again, and what was decided before. */
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

    /** Whether nobody outside has been told of a decision on one of these. */
    public boolean isUntold(Collection<String> scrutinUids) {
        return classifications.isUntold(scrutinUids.toArray(String[]::new));
    }

    /**
     * Puts back what stood on a scrutin before one of its decisions.
     *
     * @param note for the record; blank is none
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
        // before the locks of the scrutins, and all at once, in the order in which classifying and merging lock them
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

    /** The themes that stood there before; empty when one of them is gone. */
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

    /** What became of the wish to put back what stood before a decision. Anything but {@link Restored} wrote nothing. */
    public sealed interface RestoreResult {

        /** The public sees {@code after} from now on; empty means that the scrutin is unclassified again. */
        record Restored(String scrutinUid, List<Theme> after) implements RestoreResult {}

        /** @param left how many stay, as somebody decided since or a theme is gone */
        record RestoredTogether(int restored, int left) implements RestoreResult {}

        record Overtaken(String scrutinUid) implements RestoreResult {}

        /** There is no such decision on that scrutin, or none of one's own that still stands. */
        record NothingToRestore() implements RestoreResult {}

        /** One of the themes that stood there is no longer among the themes. */
        record LostTheme(String scrutinUid, String slug) implements RestoreResult {}
    }
}
