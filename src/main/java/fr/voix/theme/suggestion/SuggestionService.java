package fr.voix.theme.suggestion;

import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Suggests themes to moderators, from official hints and from words of texts classified before. Computed here, shown only to
 * moderators, never applied.
 */
@Singleton
public record SuggestionService(
        SuggestionRepository repository,
        SuggestionBatchService batches,
        DecisionMemory decisions,
        ThemeService themes,
        ResourceReader resources) {

    /** So few that a moderator who classifies one of them waits only a fraction of a second. */
    private static final int AT_ONCE = 50;

    /** Suggestions are renewed when decisions grew by a tenth, at least by five: so the work comes to an end. */
    private static final int FEWEST_NEW = 5;

    private static final int NEW_PART = 10;

    /**
     * The most likely first, at most four; empty when the support is too low, when none were computed yet, or when the amendement
     * was erased. For a classified scrutin, those from before. Writes nothing.
     */
    public List<Suggestion> of(String scrutinUid) {
        return of(List.of(scrutinUid)).getOrDefault(scrutinUid, List.of());
    }

    /** As above, for many scrutins in one query; those without are absent. */
    public Map<String, List<Suggestion>> of(Collection<String> scrutinUids) {
        if (scrutinUids.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Suggestion>> found = new LinkedHashMap<>();
        Set<String> offered = offered();
        Map<String, String> current = current();
        for (SuggestionRow row : repository.of(scrutinUids.toArray(String[]::new))) {
            String slug = current.getOrDefault(row.slug(), row.slug());
            List<Suggestion> one = found.computeIfAbsent(row.scrutinUid(), uid -> new ArrayList<>());
            boolean isNamed = one.stream().anyMatch(known -> known.slug().equals(slug));
            if (offered.contains(slug) && !isNamed) {
                one.add(row.toDomain(slug));
            }
        }
        found.values().removeIf(List::isEmpty);
        return found;
    }

    /** Present slugs by every slug that ever was, following renames and merges. */
    private Map<String, String> current() {
        return themes.nowByEverySlug().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, named -> named.getValue().slug()));
    }

    /** Slugs of the themes in use. */
    private Set<String> offered() {
        return themes.list().stream().map(Theme::slug).collect(Collectors.toSet());
    }

    /** Computes missing and outdated suggestions, for at most this many scrutins. */
    SuggestReport suggest(int most) {
        // counted before reading: a decision made meanwhile is counted as new again, never as known
        long count = decisions.count();
        var basis = new SuggestionBatchService.Basis(resources.method(), count, leastKnown(count));
        List<String> due = repository.due(basis.method(), basis.leastKnown(), most);
        if (due.isEmpty()) {
            return SuggestReport.NONE;
        }
        Map<String, String> current = current();
        var suggester = new Suggester(
                resources.hints().renamed(current), resources.words().renamed(current), decisions.current(), offered());
        SuggestReport report = SuggestReport.NONE;
        for (int from = 0; from < due.size(); from += AT_ONCE) {
            report = report.plus(
                    batches.suggest(due.subList(from, Math.min(from + AT_ONCE, due.size())), suggester, basis));
        }
        return report;
    }

    private static long leastKnown(long count) {
        return Math.max(0, count - Math.max(FEWEST_NEW, count / NEW_PART) + 1);
    }
}
