package fr.voix.site.export;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.OutageNotice;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has exports made when they are due; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class ExportJob {

    private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    private final ExportService exports;
    private final DumpKeeping dumps;
    private final OutageNotice outages;
    private final Clock clock;
    private final Turn exporting = new Turn("No export can be made; the last one stays: {}");
    private final Turn keeping = new Turn("Dated copies cannot be kept; those that are there stay: {}");

    ExportJob(ExportService exports, DumpKeeping dumps, OutageNotice outages, Clock clock) {
        this.exports = exports;
        this.dumps = dumps;
        this.outages = outages;
        this.clock = clock;
    }

    /** Often, since an export that holds what was hidden must be made anew at once. */
    @Scheduled(initialDelay = "${voix.exports.after:3s}", fixedDelay = "1s", scheduler = "export")
    void run() {
        exporting.take(exports::refresh);
        keeping.take(dumps::keep);
    }

    /** On a thread of its own: making one takes minutes, and what is served meanwhile must not. */
    @Scheduled(fixedDelay = "1s")
    void look() {
        exports.look();
    }

    private interface Work {
        void run() throws IOException;
    }

    /** One kind of work, which rests after a failure. */
    private final class Turn {

        private final String warning;
        private Instant pausedUntil = Instant.MIN;
        private boolean isFailing;

        Turn(String warning) {
            this.warning = warning;
        }

        void take(Work work) {
            if (Instant.now(clock).isBefore(pausedUntil)) {
                return;
            }
            try {
                work.run();
                isFailing = false;
            } catch (BusyException e) {
                LOG.debug("Votes need the room: no export now");
            } catch (IOException | UncheckedIOException e) {
                pause(e);
            } catch (RuntimeException e) {
                if (!DatabaseOutage.isOne(e)) {
                    throw e;
                }
                pause(e);
            }
        }

        private void pause(Exception failure) {
            // said once, not twice a minute
            if (!outages.tell("ExportJob", failure) && !isFailing) {
                LOG.warn(warning, failure.toString());
            }
            isFailing = true;
            pausedUntil = Instant.now(clock).plus(AFTER_A_FAILURE);
        }
    }
}
