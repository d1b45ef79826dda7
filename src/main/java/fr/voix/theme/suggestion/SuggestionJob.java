package fr.voix.theme.suggestion;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps suggestions up to date, a bounded piece at a time; only the service does. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class SuggestionJob {

    private static final Logger LOG = LoggerFactory.getLogger(SuggestionJob.class);
    /** Three to eight seconds of work. */
    private static final int MOST = 2_000;

    private final SuggestionService suggestions;
    private boolean isFailing;

    SuggestionJob(SuggestionService suggestions) {
        this.suggestions = suggestions;
    }

    @Scheduled(
            initialDelay = "${voix.suggestions.after:15s}",
            fixedDelay = "${voix.suggestions.every:30s}",
            scheduler = "suggestion")
    void run() {
        try {
            suggestions.suggest(MOST);
            isFailing = false;
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            // said once, not every half minute
            if (!isFailing) {
                LOG.warn("Suggestions wait for the database: {}", e.toString());
            }
            isFailing = true;
        }
    }
}
