package fr.voix.base.mail;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Sends by the clock where there is a server for mail, erases, and looks whether mail gets through; only the service does. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record MailJob(Optional<MailWriter> writer, MailQueue queue, MailCheck check, PatientRound rounds) {

    /** On a thread of its own: servers take their time. */
    @Scheduled(initialDelay = "3s", fixedDelay = "1s", scheduler = "mail")
    void send() {
        writer.ifPresent(sender -> rounds.run(sender::send));
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
