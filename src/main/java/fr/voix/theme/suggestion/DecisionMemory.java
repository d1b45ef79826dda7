package fr.voix.theme.suggestion;

import fr.voix.theme.suggestion.SuggestionRepository.Decided;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps an index of the texts with decided themes in memory, and follows new decisions. All of it comes from the database: every
 * instance has its own, and builds it again after a restart.
 */
@Singleton
class DecisionMemory {

    /** Only the newest: older debates use other words, and each text takes about 3 kB of memory. */
    static final int MOST = 10_000;

    /** Numbers of decisions may become visible out of order, so this many earlier ones are read again. */
    private static final int LOOK_BACK = 1_000;

    private static final int AT_ONCE = 200;

    private final SuggestionRepository repository;
    private final ThemeService themes;
    private final QuestionReader subjects;

    /** The present decision of each scrutin; below, the number of the decision last read. */
    private final Map<String, Decision> decisions = new TreeMap<>();

    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> stems = new HashMap<>();
    private List<Theme> known = List.of();
    private long seen;
    private DecisionIndex index = DecisionIndex.of(List.of());

    DecisionMemory(SuggestionRepository repository, ThemeService themes, QuestionReader subjects) {
        this.repository = repository;
        this.themes = themes;
        this.subjects = subjects;
    }

    long count() {
        return repository.countDecisions();
    }

    /** The index of all decisions up to now, the newest {@link #MOST}. */
    synchronized DecisionIndex current() {
        List<Theme> now = themes.list();
        long many = count();
        if (!now.equals(known) || many < seen) {
            // themes were renamed or merged, so texts read before name others; fewer decisions mean an older backup
            decisions.clear();
            numbers.clear();
            stems.clear();
            known = now;
            index = DecisionIndex.of(List.of());
        }
        seen = many;
        long newest = numbers.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Decided> changed = repository.decidedAfter(newest - LOOK_BACK, MOST).stream()
                .filter(row -> numbers.getOrDefault(row.scrutinUid(), -1L) != row.decision())
                .toList();
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            take(changed.subList(from, Math.min(from + AT_ONCE, changed.size())));
        }
        if (!changed.isEmpty()) {
            forgetOldest();
            index = DecisionIndex.of(decisions.values());
        }
        return index;
    }

    private void take(Collection<Decided> rows) {
        List<String> uids = rows.stream().map(Decided::scrutinUid).toList();
        Map<String, List<Theme>> standing = themes.of(uids);
        Map<String, Reading> readings = subjects.read(uids);
        for (Decided row : rows) {
            String uid = row.scrutinUid();
            numbers.put(uid, row.decision());
            Reading reading = readings.get(uid);
            List<Theme> filed = standing.getOrDefault(uid, List.of());
            if (reading == null || filed.isEmpty()) {
                // erased or undone since
                decisions.remove(uid);
            } else {
                decisions.put(
                        uid,
                        new Decision(
                                uid,
                                reading.lexemes().kept(stem -> stems.computeIfAbsent(stem, same -> same)),
                                filed.stream().map(Theme::slug).toList()));
            }
        }
    }

    private void forgetOldest() {
        numbers.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .skip(MOST)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(uid -> {
                    numbers.remove(uid);
                    decisions.remove(uid);
                });
    }
}
