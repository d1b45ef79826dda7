package fr.voix.theme.suggestion;

import io.micronaut.json.JsonMapper;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Suggests for a few scrutins in one short transaction, which holds them: no decision comes in between, no instance doubles. */
@Singleton
class SuggestionBatchService {

    private final SuggestionRepository repository;
    private final SubjectService subjects;
    private final JsonMapper json;
    private final Clock clock;

    SuggestionBatchService(SuggestionRepository repository, SubjectService subjects, JsonMapper json, Clock clock) {
        this.repository = repository;
        this.subjects = subjects;
        this.json = json;
        this.clock = clock;
    }

    /** What was done for those of the scrutins that still are due and free. */
    @Transactional
    SuggestReport suggest(List<String> uids, Suggester suggester, Basis basis) {
        List<String> free = repository.hold(uids);
        Map<String, byte[]> held = repository.dueAmong(free, basis.method(), basis.leastKnown());
        if (held.isEmpty()) {
            return SuggestReport.NONE;
        }
        Map<String, Reading> readings = subjects.read(held.keySet());
        List<SuggestionRow> rows = new ArrayList<>();
        int silent = 0;
        for (String uid : held.keySet()) {
            Reading reading = readings.get(uid);
            List<Suggestion> suggestions =
                    reading == null ? List.of() : suggester.suggest(reading.subject(), reading.lexemes());
            silent += suggestions.isEmpty() ? 1 : 0;
            for (int i = 0; i < suggestions.size(); i++) {
                rows.add(row(uid, i + 1, suggestions.get(i)));
            }
        }
        repository.note(held, basis.method(), basis.decisions(), clock.instant());
        repository.insert(rows);
        return new SuggestReport(held.size(), rows.size(), silent);
    }

    /** What suggestions rest on: older ones are due. */
    record Basis(String method, long decisions, long leastKnown) {}

    private SuggestionRow row(String uid, int rang, Suggestion suggestion) {
        try {
            byte[] reasons = json.writeValueAsBytes(
                    suggestion.reasons().stream().map(ReasonJson::of).toArray(ReasonJson[]::new));
            return new SuggestionRow(
                    uid,
                    rang,
                    suggestion.slug(),
                    suggestion.strength(),
                    new String(reasons, StandardCharsets.UTF_8),
                    suggestion.words());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
