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
    private final OutageNotice outages;
    private final Clock clock;
    private Instant pausedUntil = Instant.MIN;
    private boolean isFailing;

    ExportJob(ExportService exports, OutageNotice outages, Clock clock) {
        this.exports = exports;
        this.outages = outages;
        this.clock = clock;
    }

    /** Often, since an export that holds what was hidden must be made anew at once. */
    @Scheduled(initialDelay = "${voix.exports.after:3s}", fixedDelay = "1s", scheduler = "export")
    void run() {
        if (Instant.now(clock).isBefore(pausedUntil)) {
            return;
        }
        try {
            exports.refresh();
            exports.tidy(Instant.now(clock));
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
            LOG.warn("No export can be made; the last one stays: {}", failure.toString());
        }
        isFailing = true;
        pausedUntil = Instant.now(clock).plus(AFTER_A_FAILURE);
    }

    /** On a thread of its own: making one takes minutes, and what is served meanwhile must not. */
    @Scheduled(fixedDelay = "1s")
    void look() {
        exports.look();
    }
}
