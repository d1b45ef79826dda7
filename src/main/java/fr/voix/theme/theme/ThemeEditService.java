package fr.voix.theme.theme;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Names, describes and orders the themes. Each act is one transaction with an audit entry and its reason. */
@Singleton
public record ThemeEditService(
        ThemeEditRepository edits,
        DescribedThemeService themes,
        AuditService audit,
        PublicVersion publicVersion,
        Transactions transactions,
        Clock clock) {

    private static final int NO_THEME = 0;

    /** Creates a theme at the end of the list, with an address made from its French name. */
    public ThemeEditResult create(ThemeDraft draft, Actor actor) {
        return transactions.write(() -> {
            edits.lockList();
            var flaws = flaws(draft, NO_THEME);
            if (!flaws.isEmpty()) {
                return new ThemeEditResult.Refused(flaws);
            }
            var id = edits.insert(
                    draft.slug(),
                    draft.libelle(),
                    draft.libelleEn(),
                    draft.description(),
                    draft.descriptionEn(),
                    clock.instant());
            if (id.isEmpty() || edits.takeSlug(draft.slug(), id.getFirst()) == 0) {
                return refuse(ThemeFlaw.ADDRESS_TAKEN);
            }
            var created = themes.byId(id.getFirst()).orElseThrow();
            record(actor, Act.THEME_CREATE, created, Map.of(), names(created), draft.reason());
            return new ThemeEditResult.Done(created, 0);
        });
    }

    /**
     * Changes names and descriptions of a theme. A new French name gives a new address; the old one redirects there for ever.
     *
     * @param seenVersion the version that the form was shown for
     */
    public ThemeEditResult change(int id, int seenVersion, ThemeDraft draft, Actor actor) {
        return edit(id, seenVersion, found -> {
            if (found.state() == ThemeState.MERGED) {
                return new ThemeEditResult.Changed(found);
            }
            var flaws = flaws(draft, id);
            if (!flaws.isEmpty()) {
                return new ThemeEditResult.Refused(flaws);
            }
            var slug = draft.libelle().equals(found.theme().libelle())
                    ? found.theme().slug()
                    : draft.slug();
            if (edits.takeSlug(slug, id) == 0) {
                return new ThemeEditResult.Refused(EnumSet.of(ThemeFlaw.ADDRESS_TAKEN));
            }
            edits.change(
                    id,
                    seenVersion,
                    slug,
                    draft.libelle(),
                    draft.libelleEn(),
                    draft.description(),
                    draft.descriptionEn(),
                    clock.instant());
            var changed = themes.byId(id).orElseThrow();
            var before = new LinkedHashMap<String, Object>(names(found));
            var after = new LinkedHashMap<String, Object>(names(changed));
            before.entrySet().removeAll(names(changed).entrySet());
            after.entrySet().removeAll(names(found).entrySet());
            record(actor, Act.THEME_CHANGE, found, before, after, draft.reason());
            return new ThemeEditResult.Done(changed, 0);
        });
    }

    /** Runs an act in one transaction, with the list locked, if the theme still has the version that was shown. */
    ThemeEditResult edit(int id, int seenVersion, Function<DescribedTheme, ThemeEditResult> act) {
        return transactions.write(() -> {
            edits.lockList();
            var found = themes.byId(id).orElse(null);
            if (found == null) {
                return new ThemeEditResult.UnknownTheme();
            }
            return found.version() == seenVersion ? act.apply(found) : new ThemeEditResult.Changed(found);
        });
    }

    /**
     * Swaps a theme with the one before or after it, among those in use.
     *
     * @param seenPlace its rank when shown, 1 for the first in use; if it differs now, another moderator changed the list
     */
    public ThemeEditResult move(int id, boolean isUp, int seenPlace, Actor actor) {
        return transactions.write(() -> {
            edits.lockList();
            var inUse = themes.all().stream()
                    .filter(theme -> theme.state() == ThemeState.IN_USE)
                    .toList();
            int index = indexOf(inUse, id);
            if (index < 0) {
                return new ThemeEditResult.UnknownTheme();
            }
            var theme = inUse.get(index);
            int to = isUp ? index - 1 : index + 1;
            if (index + 1 != seenPlace || to < 0 || to >= inUse.size()) {
                return new ThemeEditResult.Changed(theme);
            }
            swap(theme, inUse.get(to));
            record(actor, Act.THEME_CHANGE, theme, Map.of("place", index + 1), Map.of("place", to + 1), null);
            return new ThemeEditResult.Done(themes.byId(id).orElseThrow(), 0);
        });
    }

    /** Updates by rising id, in the order in which a classification locks themes. */
    private void swap(DescribedTheme one, DescribedTheme other) {
        var first = one.theme().id() < other.theme().id() ? one : other;
        var second = first == one ? other : one;
        edits.setRang(first.theme().id(), second.rang());
        edits.setRang(second.theme().id(), first.rang());
    }

    private static int indexOf(List<DescribedTheme> list, int id) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).theme().id() == id) {
                return i;
            }
        }
        return -1;
    }

    /** Call it with the list locked, so that a free name stays free. */
    private Set<ThemeFlaw> flaws(ThemeDraft draft, int id) {
        var flaws = draft.flaws();
        if (edits.isLibelleTaken(draft.libelle(), id)) {
            flaws.add(ThemeFlaw.LIBELLE_TAKEN);
        }
        if (edits.isLibelleEnTaken(draft.libelleEn(), id)) {
            flaws.add(ThemeFlaw.LIBELLE_EN_TAKEN);
        }
        return flaws;
    }

    /** Rolls back this transaction. */
    private ThemeEditResult.Refused refuse(ThemeFlaw flaw) {
        transactions.undo();
        return ThemeEditResult.Refused.of(flaw);
    }

    /** Writes the audit entry, and updates public pages. */
    void record(
            Actor actor, Act act, DescribedTheme theme, Map<String, ?> before, Map<String, ?> after, String reason) {
        publicVersion.bump();
        audit.append(actor, act, Subject.theme(theme.theme().slug()).reference(), before, after, reason);
    }

    private static Map<String, String> names(DescribedTheme theme) {
        return Map.of(
                "slug", theme.theme().slug(),
                "libelle", theme.theme().libelle(),
                "libelleEn", theme.theme().libelleEn(),
                "description", theme.description(),
                "descriptionEn", theme.descriptionEn());
    }
}
