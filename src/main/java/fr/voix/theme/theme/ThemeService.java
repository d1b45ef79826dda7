package fr.voix.theme.theme;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Actor;
import fr.voix.base.database.Transactions;
import fr.voix.theme.theme.ScrutinFiling.Filing;
import fr.voix.theme.theme.ThemeRepository.NamedTheme;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Themes, and the filing of scrutins under them. A scrutin has none until a moderator decides. */
@Singleton
public record ThemeService(
        ThemeRepository themes,
        ClassificationRepository classifications,
        ScrutinFiling filing,
        PublicVersion publicVersion,
        Transactions transactions) {

    public static final int MOST_THEMES = 4;
    public static final int LONGEST_REASON = 2000;
    static final int MOST_HISTORY = 50;

    /** For a decision that does not depend on the themes before. */
    private static final long ANY_VERSION = -1;

    /** The themes in use, in their order. */
    public List<Theme> list() {
        return themes.list();
    }

    /** All themes, also former ones, by each of their present and former slugs: for texts that name one of these. */
    public Map<String, Theme> byEverySlug() {
        return themes.byEverySlug().stream().collect(Collectors.toMap(NamedTheme::found, NamedTheme::theme));
    }

    /** As {@link #byEverySlug}, following merges to the theme of today. */
    public Map<String, Theme> nowByEverySlug() {
        return themes.nowByEverySlug().stream().collect(Collectors.toMap(NamedTheme::found, NamedTheme::theme));
    }

    /** The theme of a present or former slug, following merges. */
    public Optional<Theme> bySlug(String slug) {
        return themes.bySlug(slug);
    }

    /** Themes in use with at least one shown scrutin. */
    public List<Theme> filled() {
        return themes.filled();
    }

    /** The themes of one scrutin, the main one first; empty until a moderator has decided. */
    public List<Theme> of(String scrutinUid) {
        return of(List.of(scrutinUid)).getOrDefault(scrutinUid, List.of());
    }

    /** Whether it has any theme, also where {@link #of} gives none because no audit entry explains it. */
    public boolean isFiled(String scrutinUid) {
        return themes.isFiled(scrutinUid);
    }

    /** As above, for many scrutins in one query; those without a theme are absent. */
    public Map<String, List<Theme>> of(Collection<String> scrutinUids) {
        if (scrutinUids.isEmpty()) {
            return Map.of();
        }
        return themes.of(scrutinUids).stream()
                .collect(Collectors.groupingBy(
                        NamedTheme::found,
                        LinkedHashMap::new,
                        Collectors.mapping(NamedTheme::theme, Collectors.toList())));
    }

    /** The latest decisions on one scrutin, the newest first; fifty at most. */
    public List<Classification> history(String scrutinUid) {
        return classifications.history(scrutinUid, MOST_HISTORY);
    }

    /** Number of the latest decision on a scrutin, 0 before the first. */
    public long version(String scrutinUid) {
        return classifications.version(scrutinUid);
    }

    /** Files a scrutin, whatever its themes before. */
    public ClassifyResult classify(String scrutinUid, List<String> slugs, Actor actor, String reason) {
        return transactions.write(() -> classify(scrutinUid, slugs, actor, reason, ANY_VERSION));
    }

    /**
     * Files a scrutin under one to four themes, and records who, when, before and after, in one transaction.
     *
     * @param slugs the main theme first
     * @param reason a note for the audit log; blank is none
     * @param seenVersion the {@link #version} that the moderator was looking at
     */
    public ClassifyResult classify(
            String scrutinUid, List<String> slugs, Actor actor, String reason, long seenVersion) {
        return transactions.write(() -> switch (check(slugs, reason)) {
            case Wish.Unsound unsound -> unsound.why();
            case Wish.Sound wish ->
                classifications
                        .lock(scrutinUid)
                        .map(uid -> replace(uid, wish.themes(), actor, wish.note(), seenVersion))
                        .orElseGet(() -> new ClassifyResult.UnknownScrutin(scrutinUid));
        });
    }

    /** Locks these themes until the end of the transaction, for decisions that are checked one by one. */
    void hold(Collection<String> slugs) {
        if (!slugs.isEmpty()) {
            themes.holdOffered(slugs);
        }
    }

    /** Checks themes and reason, without a scrutin. */
    Wish check(List<String> slugs, String reason) {
        if (slugs.isEmpty() || slugs.size() > MOST_THEMES) {
            return new Wish.Unsound(new ClassifyResult.WrongNumber(slugs.size()));
        }
        var note = reason == null || reason.isBlank() ? null : reason.strip();
        if (note != null && note.length() > LONGEST_REASON) {
            return new Wish.Unsound(new ClassifyResult.ReasonTooLong(note.length()));
        }
        // locked before the scrutin, in the same order as a merge does
        var offered = themes.holdOffered(slugs).stream()
                .collect(Collectors.toMap(NamedTheme::found, NamedTheme::theme, (one, same) -> one));
        var after = new LinkedHashSet<Theme>();
        for (var slug : slugs) {
            var theme = offered.get(slug);
            if (theme == null) {
                return new Wish.Unsound(new ClassifyResult.UnknownTheme(slug));
            }
            if (!after.add(theme)) {
                return new Wish.Unsound(new ClassifyResult.RepeatedTheme(slug));
            }
        }
        return new Wish.Sound(List.copyOf(after), note);
    }

    /** Call it with the scrutin locked. */
    private ClassifyResult replace(String scrutinUid, List<Theme> after, Actor actor, String note, long seenVersion) {
        var before = of(scrutinUid);
        var isStale = seenVersion != ANY_VERSION && seenVersion != version(scrutinUid);
        if (before.equals(after) && (isStale || note == null && !themes.isChanged(scrutinUid))) {
            // the form was sent twice, or two moderators agree: nothing to record
            return new ClassifyResult.Classified(before, after);
        }
        if (isStale) {
            return new ClassifyResult.Changed(before);
        }
        publicVersion.bump();
        filing.file(List.of(new Filing(scrutinUid, before, after, null)), actor, note);
        return new ClassifyResult.Classified(before, after);
    }
}
