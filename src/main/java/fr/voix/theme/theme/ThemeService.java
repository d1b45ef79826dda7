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

/** The themes and the filing of scrutins under them. A scrutin has none until a moderator acts. */
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

    /** For a decision that does not depend on what stood there before. */
    private static final long ANY_VERSION = -1;

    /** The themes that a scrutin can be filed under, in their order. */
    public List<Theme> list() {
        return themes.list();
    }

    /** All themes, also those of the past, by every slug that they have or had: for what was written down under one. */
    public Map<String, Theme> byEverySlug() {
        return themes.byEverySlug().stream().collect(Collectors.toMap(NamedTheme::found, NamedTheme::theme));
    }

    /** What stands today for every address that a theme has or had: renames and merges are followed. */
    public Map<String, Theme> nowByEverySlug() {
        return themes.nowByEverySlug().stream().collect(Collectors.toMap(NamedTheme::found, NamedTheme::theme));
    }

    /** The theme that a slug of today or of former times leads to, by way of merges. */
    public Optional<Theme> bySlug(String slug) {
        return themes.bySlug(slug);
    }

    /** The themes that are offered and under which something is shown. */
    public List<Theme> filled() {
        return themes.filled();
    }

    /** The themes of one scrutin, the main one first; empty until a moderator has decided. */
    public List<Theme> of(String scrutinUid) {
        return of(List.of(scrutinUid)).getOrDefault(scrutinUid, List.of());
    }

    /** Whether it was filed at all; under none of {@link #of} where no act explains it. */
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

    /** Files a scrutin, whatever stood there before. */
    public ClassifyResult classify(String scrutinUid, List<String> slugs, Actor actor, String reason) {
        return transactions.write(() -> classify(scrutinUid, slugs, actor, reason, ANY_VERSION));
    }

    /**
     * Files a scrutin under one to four themes and records who, when, before and after, in one transaction.
     *
     * @param slugs the main theme first
     * @param reason a note for the record; blank is none
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

    /** Keeps these as they are until the transaction ends, for decisions that are checked one after the other. */
    void hold(Collection<String> slugs) {
        if (!slugs.isEmpty()) {
            themes.holdOffered(slugs);
        }
    }

    /** Whether this can be filed at all, on whichever scrutin. */
    Wish check(List<String> slugs, String reason) {
        if (slugs.isEmpty() || slugs.size() > MOST_THEMES) {
            return new Wish.Unsound(new ClassifyResult.WrongNumber(slugs.size()));
        }
        var note = reason == null || reason.isBlank() ? null : reason.strip();
        if (note != null && note.length() > LONGEST_REASON) {
            return new Wish.Unsound(new ClassifyResult.ReasonTooLong(note.length()));
        }
        // before the lock of the scrutin, in the order that a merge takes them too
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

    /** Under the lock of the scrutin. */
    private ClassifyResult replace(String scrutinUid, List<Theme> after, Actor actor, String note, long seenVersion) {
        var before = of(scrutinUid);
        var isStale = seenVersion != ANY_VERSION && seenVersion != version(scrutinUid);
        if (before.equals(after) && (isStale || note == null && !themes.isChanged(scrutinUid))) {
            // the same form sent twice, or two people of one mind: the record gains nothing
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
