package fr.voix.theme.suggestion;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Updates suggestions, a limited number at a time; only in the service. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record SuggestionJob(SuggestionService suggestions, PatientRound rounds) {

    /** Takes three to eight seconds. */
    private static final int MOST = 2_000;

    @Scheduled(initialDelay = "15s", fixedDelay = "30s", scheduler = "suggestion")
    void run() {
        rounds.run(() -> suggestions.suggest(MOST));
    }
}
