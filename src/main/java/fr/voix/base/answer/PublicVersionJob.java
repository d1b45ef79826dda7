package fr.voix.base.answer;

import fr.voix.base.database.TimeLimit;
import fr.voix.base.load.OutageNotice;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for changes by other instances, as often as urns are published. */
@Singleton
@Requires(property = "voix.urn.publishing", notEquals = "false")
class PublicVersionJob {

    private static final Logger LOG = LoggerFactory.getLogger(PublicVersionJob.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final PublicVersion version;
    private final OutageNotice outages;
    private boolean isFailing;

    PublicVersionJob(PublicVersion version, OutageNotice outages) {
        this.version = version;
        this.outages = outages;
    }

    @Scheduled(fixedDelay = "${voix.urn.publish-every:1s}")
    void refresh() {
        try {
            TimeLimit.call(LIMIT, () -> {
                version.refresh();
                return null;
            });
            isFailing = false;
            outages.end();
        } catch (RuntimeException e) {
            // logged once, not every second
            if (!outages.tell("PublicVersionJob", e) && !isFailing) {
                LOG.warn("Changes by other instances are not seen: {}", e.toString());
            }
            isFailing = true;
        }
    }
}
