package fr.voix.base.answer;

import fr.voix.base.database.TimeLimit;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for changes by the clock, at the pace of the urns' publications. */
@Singleton
@Requires(property = "voix.urn.publishing", notEquals = "false")
class PublicVersionJob {

    private static final Logger LOG = LoggerFactory.getLogger(PublicVersionJob.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final PublicVersion version;
    private boolean isFailing;

    PublicVersionJob(PublicVersion version) {
        this.version = version;
    }

    @Scheduled(fixedDelay = "${voix.urn.publish-every:1s}")
    void refresh() {
        try {
            TimeLimit.call(LIMIT, () -> {
                version.refresh();
                return null;
            });
            isFailing = false;
        } catch (RuntimeException e) {
            // said once, not every second
            if (!isFailing) {
                LOG.warn(
                        "Changes by other instances are not seen while the database does not answer: {}", e.toString());
            }
            isFailing = true;
        }
    }
}
