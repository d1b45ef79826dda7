package fr.voix.base.mail;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Knows whether mail gets through, as it was found last; asking it costs nothing. Shown at /health: the service itself is up,
 * and no visitor is turned away for it.
 */
@Singleton
class MailCheck implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(MailCheck.class);

    /** Neither operational nor not: that sorts it between UP and DOWN. */
    private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", "mail does not get through", null, 100);

    /** When an operator should look whether anything is sent at all. */
    static final Duration LATE = Duration.ofMinutes(30);

    /** What is wrong with mail. */
    enum Trouble {
        /** It should have been tried half an hour ago; also where there is no server to give it to. */
        OVERDUE,
        /** Letters were given up, and wait for an administrator to send them again. */
        DEAD
    }

    private final OutboxRepository outbox;
    private final LocalOutbox local;
    private final Clock clock;
    private volatile Trouble trouble;

    MailCheck(OutboxRepository outbox, LocalOutbox local, Clock clock) {
        this.outbox = outbox;
        this.local = local;
        this.clock = clock;
    }

    void look() {
        var found = local.isShown() ? null : find();
        if (found != null && found != trouble) {
            LOG.warn("Mail does not get through: {}, see /moderation/courrier", found);
        }
        trouble = found;
    }

    private Trouble find() {
        if (outbox.isOverdue(clock.instant().minus(LATE))) {
            return Trouble.OVERDUE;
        }
        return outbox.isAnyDead(clock.instant().minus(MailQueue.READABLE)) ? Trouble.DEAD : null;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var status = trouble == null ? HealthStatus.UP : DEGRADED;
        return Mono.just(HealthResult.builder("courrier", status).build());
    }
}
