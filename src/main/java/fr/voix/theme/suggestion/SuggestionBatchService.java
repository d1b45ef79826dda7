package fr.voix.theme.suggestion;

import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Suggests for a few scrutins in one short transaction, which holds them: no decision comes in between, no instance doubles. */
@Singleton
record SuggestionBatchService(
        SuggestionRepository repository, QuestionReader subjects, Transactions transactions, Clock clock) {

    /** What was done for those of the scrutins that still are due and free. */
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

    /** What suggestions rest on: older ones are due. */
    record Basis(String method, long decisions, long leastKnown) {}
}
