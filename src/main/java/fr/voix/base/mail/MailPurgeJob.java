package fr.voix.base.mail;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases by the clock, with a server for mail or without one, and looks whether mail gets through. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class MailPurgeJob {

    private static final Logger LOG = LoggerFactory.getLogger(MailPurgeJob.class);

    private final QueueService queue;
    private final MailCheckService check;

    MailPurgeJob(QueueService queue, MailCheckService check) {
        this.queue = queue;
        this.check = check;
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void purge() {
        attempt(queue::purge);
    }

    @Scheduled(initialDelay = "20s", fixedDelay = "1m")
    void look() {
        attempt(check::look);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            LOG.warn("What is old in the outbox waits for the database");
        }
    }
}
