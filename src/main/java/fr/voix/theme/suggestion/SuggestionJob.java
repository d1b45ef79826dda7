package fr.voix.theme.suggestion;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Keeps suggestions up to date, a bounded piece at a time; only the service does. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record SuggestionJob(SuggestionService suggestions, PatientRound rounds) {

    /** Three to eight seconds of work. */
    private static final int MOST = 2_000;

    @Scheduled(initialDelay = "15s", fixedDelay = "30s", scheduler = "suggestion")
    void run() {
        rounds.run(() -> suggestions.suggest(MOST));
    }
}
