package fr.voix.urn.live;

import fr.voix.base.load.OutageNotice;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes streams at a fixed interval. */
@Singleton
record StreamJob(StreamService streams, OutageNotice outages) {

    private static final Logger LOG = LoggerFactory.getLogger(StreamJob.class);

    @Scheduled(fixedDelay = "2s", initialDelay = "2s")
    void refresh() {
        try {
            streams.refresh();
        } catch (RuntimeException e) {
            if (!outages.tell("StreamJob", e)) {
                LOG.warn("Streams stay as they are: {}", e.toString());
            }
        }
    }
}
