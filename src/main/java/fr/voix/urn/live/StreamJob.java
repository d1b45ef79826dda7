package fr.voix.urn.live;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after what is followed, by the clock. */
@Singleton
record StreamJob(StreamService streams) {

    private static final Logger LOG = LoggerFactory.getLogger(StreamJob.class);

    @Scheduled(fixedDelay = "5s", initialDelay = "5s")
    void refresh() {
        try {
            streams.refresh();
        } catch (RuntimeException e) {
            LOG.warn("Streams stay as they are while the database does not answer: {}", e.toString());
        }
    }
}
