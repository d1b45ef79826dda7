package fr.voix.theme.suggestion;

import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Suggests for a few scrutins in one short transaction that locks them: no decision or other instance interferes. */
@Singleton
record SuggestionBatchService(
        SuggestionRepository repository, QuestionReader subjects, Transactions transactions, Clock clock) {

    /** Skips scrutins that are locked or no longer due. */
    SuggestReport suggest(List<String> uids, Suggester suggester, Basis basis) {
        return transactions.write(() -> {
            List<String> free = repository.hold(uids.toArray(String[]::new));
            List<String> held = repository.dueAmong(free.toArray(String[]::new), basis.method(), basis.leastKnown());
            if (held.isEmpty()) {
                return SuggestReport.NONE;
            }
            Map<String, Reading> readings = subjects.read(held);
            List<SuggestionRow> rows = new ArrayList<>();
            int silent = 0;
            for (String uid : held) {
                Reading reading = readings.get(uid);
                List<Suggestion> suggestions =
                        reading == null ? List.of() : suggester.suggest(reading.subject(), reading.lexemes());
                silent += suggestions.isEmpty() ? 1 : 0;
                for (int i = 0; i < suggestions.size(); i++) {
                    rows.add(SuggestionRow.of(uid, i + 1, suggestions.get(i)));
                }
            }
            String[] looked = held.toArray(String[]::new);
            repository.note(looked, basis.method(), basis.decisions(), clock.instant());
            repository.clear(looked);
            repository.insert(rows);
            return new SuggestReport(held.size(), rows.size(), silent);
        });
    }

    /** The basis of suggestions: those with an older one are due again. */
    record Basis(String method, long decisions, long leastKnown) {}
}
