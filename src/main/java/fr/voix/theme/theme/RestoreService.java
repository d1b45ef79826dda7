package fr.voix.theme.theme;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Actor;
import fr.voix.base.database.Transactions;
import fr.voix.theme.theme.ClassificationRepository.OwnDecision;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts back what stood before a decision, by a new decision: the record only grows. */
@Singleton
public record RestoreService(
        ThemeService themes,
        ClassificationRepository classifications,
        FilingService filing,
        PublicVersion publicVersion,
        Clock clock,
        Transactions transactions) {

    /** As long as a session can last: what was decided in an earlier one is put back by its history. */
    static final Duration UNDO_WITHIN = Duration.ofHours(8);

    /** The scrutin whose decision {@link #undo} would take back. */
    public Optional<String> undoable(Actor actor) {
        return last(actor).map(OwnDecision::scrutinUid);
    }

    private Optional<OwnDecision> last(Actor actor) {
        return classifications.lastOf(actor.moderatorId(), clock.instant().minus(UNDO_WITHIN));
    }

    /** Takes back this colleague's own last decision that still stands; again, and the one before it. */
    public RestoreResult undo(Actor actor) {
        return last(actor)
                .map(last -> restore(last, actor, null, last.version()))
                .orElseGet(RestoreResult.NothingToRestore::new);
    }

    /**
     * Puts back what stood on a scrutin before one of its decisions.
     *
     * @param note for the record; blank is none
     * @param seenVersion the version that the moderator was looking at
     */
    public RestoreResult restore(String scrutinUid, long decision, Actor actor, String note, long seenVersion) {
        return classifications
                .decision(scrutinUid, decision)
                .map(found -> restore(found, actor, note, seenVersion))
                .orElseGet(RestoreResult.NothingToRestore::new);
    }

    private RestoreResult restore(OwnDecision decision, Actor actor, String note, long seenVersion) {
        return transactions.write(() -> putBack(decision, actor, note, seenVersion));
    }

    private RestoreResult putBack(OwnDecision decision, Actor actor, String note, long seenVersion) {
        var uid = decision.scrutinUid();
        // before the lock of the scrutin, in the order in which classifying and merging lock them
        var slugs = List.of(decision.themesBefore());
        List<Theme> after = List.of();
        if (!slugs.isEmpty()) {
            if (!(themes.check(slugs, null) instanceof Wish.Sound wish)) {
                return new RestoreResult.LostTheme(uid, String.join(", ", slugs));
            }
            after = wish.themes();
        }
        classifications.lock(uid);
        if (themes.version(uid) != seenVersion) {
            return new RestoreResult.Overtaken(uid);
        }
        var before = themes.of(uid);
        if (!before.equals(after)) {
            publicVersion.bump();
            var words = note == null || note.isBlank() ? null : note.strip();
            filing.file(uid, before, after, actor, words, decision.classificationId());
        }
        return new RestoreResult.Restored(uid, after);
    }

    /** What became of the wish to put back what stood before a decision. Anything but {@link Restored} wrote nothing. */
    public sealed interface RestoreResult {

        /** The public sees {@code after} from now on; empty means that the scrutin is unclassified again. */
        record Restored(String scrutinUid, List<Theme> after) implements RestoreResult {}

        record Overtaken(String scrutinUid) implements RestoreResult {}

        /** There is no such decision on that scrutin, or none of one's own that still stands. */
        record NothingToRestore() implements RestoreResult {}

        /** One of the themes that stood there is no longer among the themes. */
        record LostTheme(String scrutinUid, String slug) implements RestoreResult {}
    }
}
