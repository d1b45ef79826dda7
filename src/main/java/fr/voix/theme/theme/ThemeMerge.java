package fr.voix.theme.theme;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Merges, retires and restores themes. Each act is one transaction with an audit entry. */
@Singleton
public record ThemeMerge(
        ThemeEditRepository edits,
        ClassificationRepository filed,
        DescribedThemeService themes,
        ThemeEditService editing,
        Clock clock) {

    /** Retires a theme: it is no longer offered. Its page and its scrutins stay. */
    public ThemeEditResult retire(int id, int seenVersion, Actor actor, String reason) {
        return change(id, seenVersion, reason, theme -> {
            if (theme.state() != ThemeState.IN_USE) {
                return new ThemeEditResult.Changed(theme);
            }
            if (themes.all().stream()
                            .filter(t -> t.state() == ThemeState.IN_USE)
                            .count()
                    == 1) {
                return ThemeEditResult.Refused.of(ThemeFlaw.LAST_IN_USE);
            }
            var now = clock.instant();
            edits.setState(id, seenVersion, now, null, now);
            return done(actor, Act.THEME_RETIRE, theme, state(theme), 0, reason);
        });
    }

    /**
     * Moves the scrutins and the address of a theme to another one, which takes over its ranks; a scrutin under both keeps the
     * better rank. The history of each scrutin shows it.
     */
    public ThemeEditResult merge(int id, int seenVersion, int intoId, Actor actor, String reason) {
        return change(id, seenVersion, reason, theme -> {
            if (theme.state() == ThemeState.MERGED) {
                return new ThemeEditResult.Changed(theme);
            }
            var into = themes.byId(intoId).orElse(null);
            if (into == null || intoId == id || into.state() != ThemeState.IN_USE) {
                return ThemeEditResult.Refused.of(ThemeFlaw.TARGET);
            }
            var now = clock.instant();
            // locks the theme before its scrutins, as a classification does: from here on no scrutin can join it
            edits.setState(id, seenVersion, theme.retiredAt(), intoId, now);
            int moved = move(id, id, actor, reason, now);
            return done(actor, Act.THEME_MERGE, theme, state(theme), moved, reason);
        });
    }

    /**
     * Offers a retired theme again, or undoes a merge: the theme gets its address back, and its scrutins without a later decision
     * return.
     */
    public ThemeEditResult restore(int id, int seenVersion, Actor actor, String reason) {
        return change(id, seenVersion, reason, theme -> {
            if (theme.state() == ThemeState.IN_USE) {
                return new ThemeEditResult.Changed(theme);
            }
            var now = clock.instant();
            int under =
                    themes.bySlug(theme.theme().slug()).orElseThrow().theme().id();
            edits.setState(id, seenVersion, null, null, now);
            int moved = theme.state() == ThemeState.MERGED ? move(id, under, actor, reason, now) : 0;
            return done(actor, Act.THEME_RESTORE, theme, state(theme), moved, reason);
        });
    }

    /** Files the scrutins under a theme again as their last decisions say, after a merge or its end. */
    private int move(int id, int under, Actor actor, String reason, Instant now) {
        filed.lockOf(under);
        long floor = filed.latest();
        int moved = filed.appendMoved(actor.moderatorId(), now, reason.strip(), id, under);
        filed.clearMoved(id, floor);
        filed.fileMoved(id, floor);
        return moved;
    }

    private ThemeEditResult change(
            int id, int seenVersion, String reason, Function<DescribedTheme, ThemeEditResult> act) {
        return editing.edit(id, seenVersion, found -> {
            var flaws = ThemeDraft.flawsOf(reason);
            return flaws.isEmpty() ? act.apply(found) : new ThemeEditResult.Refused(flaws);
        });
    }

    private ThemeEditResult.Done done(
            Actor actor, Act act, DescribedTheme theme, Map<String, ?> before, long scrutins, String reason) {
        var now = themes.byId(theme.theme().id()).orElseThrow();
        var after = new HashMap<String, Object>(state(now));
        if (scrutins > 0) {
            after.put("scrutins", scrutins);
        }
        editing.record(actor, act, theme, before, after, reason);
        return new ThemeEditResult.Done(now, scrutins);
    }

    private static Map<String, String> state(DescribedTheme theme) {
        var state = theme.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return theme.mergedInto() == null
                ? Map.of("state", state)
                : Map.of("state", state, "into", theme.mergedInto().slug());
    }
}
