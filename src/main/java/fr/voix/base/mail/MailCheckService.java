package fr.voix.base.mail;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether mail gets through, as it was found last; asking it costs nothing. */
@Singleton
class MailCheckService {

    private static final Logger LOG = LoggerFactory.getLogger(MailCheckService.class);

    /** What is wrong with mail. */
    enum Trouble {
        /** It should have been tried half an hour ago; also where there is no server to give it to. */
        OVERDUE,
        /** Letters were given up, and wait for somebody to send them again. */
        DEAD
    }

    private final QueueService queue;
    private final LocalOutboxService local;
    private volatile Trouble trouble;

    MailCheckService(QueueService queue, LocalOutboxService local) {
        this.queue = queue;
        this.local = local;
    }

    void look() {
        var found = local.isShown() ? null : find();
        if (found != null && found != trouble) {
            LOG.warn("Mail does not get through: {}, see /moderation/courrier", found);
        }
        trouble = found;
    }

    private Trouble find() {
        if (queue.isOverdue()) {
            return Trouble.OVERDUE;
        }
        return queue.isAnyDead() ? Trouble.DEAD : null;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }
}
