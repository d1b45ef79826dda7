package fr.voix.base.mail;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether mail gets through, as it was found last; asking it costs nothing. */
@Singleton
class MailCheckService {

    private static final Logger LOG = LoggerFactory.getLogger(MailCheckService.class);

    /** When somebody should look whether anything is sent at all. */
    static final Duration LATE = Duration.ofMinutes(30);

    /** What is wrong with mail. */
    enum Trouble {
        /** It should have been tried half an hour ago; also where there is no server to give it to. */
        OVERDUE,
        /** Letters were given up, and wait for somebody to send them again. */
        DEAD
    }

    private final OutboxRepository outbox;
    private final LocalOutboxService local;
    private final Clock clock;
    private volatile Trouble trouble;

    MailCheckService(OutboxRepository outbox, LocalOutboxService local, Clock clock) {
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
        return outbox.isAnyDead(clock.instant().minus(QueueService.READABLE)) ? Trouble.DEAD : null;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }
}
