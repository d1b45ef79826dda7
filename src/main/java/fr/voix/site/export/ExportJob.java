package fr.voix.site.export;

import fr.voix.base.load.BusyException;
import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has exports made when they are due; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class ExportJob {

    private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);

    private final ExportService exports;
    private final PatientRound rounds;
    private boolean isFailing;

    ExportJob(ExportService exports, PatientRound rounds) {
        this.exports = exports;
        this.rounds = rounds;
    }

    /** Often, since an export that holds what was hidden must be made anew at once. */
    @Scheduled(initialDelay = "${voix.exports.after:3s}", fixedDelay = "1s", scheduler = "export")
    void run() {
        try {
            rounds.run(exports::refresh);
            isFailing = false;
        } catch (BusyException | UncheckedIOException e) {
            // said once, not every second
            if (!isFailing) {
                LOG.warn("No export is made now; the last one stays: {}", e.toString());
            }
            isFailing = true;
        }
    }
}
