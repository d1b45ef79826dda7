package fr.voix.base.mail;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Sends by the clock where there is a server for mail, erases, and looks whether mail gets through; only the service does. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class MailJob {

    private final Optional<MailWriter> writer;
    private final QueueService queue;
    private final MailCheckService check;
    private final PatientRound rounds = new PatientRound(
            LoggerFactory.getLogger(MailJob.class), "What is old in the outbox waits for the database");

    MailJob(Optional<MailWriter> writer, QueueService queue, MailCheckService check) {
        this.writer = writer;
        this.queue = queue;
        this.check = check;
    }

    /** On a thread of its own: servers take their time. */
    @Scheduled(initialDelay = "3s", fixedDelay = "1s", scheduler = "mail")
    void send() {
        writer.ifPresent(MailWriter::round);
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void purge() {
        rounds.run(queue::purge);
    }

    @Scheduled(initialDelay = "20s", fixedDelay = "1m")
    void look() {
        rounds.run(check::look);
    }
}
