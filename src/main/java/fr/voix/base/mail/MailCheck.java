package fr.voix.base.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Reports at /health whether mail is sent, as found at the last look, so a request costs nothing. Trouble makes the health
 * DEGRADED: the service stays up, and no visitor is refused.
 */
@Singleton
public class MailCheck implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(MailCheck.class);

    /** With neither true nor false as operational, it sorts between UP and DOWN. */
    private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", "mail does not get through", null, 100);

    /** How late a mail may be before an operator should look. */
    static final Duration LATE = Duration.ofMinutes(30);

    enum Trouble {
        /** A mail should have been tried half an hour ago; also where no mail server is configured. */
        OVERDUE,
        /** Mails were given up, and an administrator may send them again. */
        DEAD
    }

    private final OutboxRepository outbox;
    private final LocalOutbox local;
    private final Clock clock;
    private volatile Trouble trouble;
    private volatile MailLag found = new MailLag(0, null, 0);

    MailCheck(OutboxRepository outbox, LocalOutbox local, MeterRegistry meters, Clock clock) {
        this.outbox = outbox;
        this.local = local;
        this.clock = clock;
        Gauge.builder("voix.mail.due", () -> found.due())
                .description("Letters that should have left by now")
                .register(meters);
        Gauge.builder("voix.mail.due.age", () -> age().toMillis() / 1_000.0)
                .description("For how long the oldest letter should have left")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("voix.mail.dead", () -> found.dead())
                .description("Letters that were given up within seven days and can be sent again")
                .register(meters);
    }

    void look() {
        var now = clock.instant();
        found = outbox.lag(now, now.minus(MailQueue.READABLE));
        var trouble = local.isShown() ? null : trouble(found);
        if (trouble != null && trouble != this.trouble) {
            LOG.warn("Mail does not get through: {}, see /moderation/courrier", trouble);
        }
        this.trouble = trouble;
    }

    private Duration age() {
        Instant oldest = found.oldest();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    }

    private Trouble trouble(MailLag found) {
        if (age().compareTo(LATE) > 0) {
            return Trouble.OVERDUE;
        }
        return found.dead() > 0 ? Trouble.DEAD : null;
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
