package fr.voix.base.mail;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Sends mail where a server is configured, erases old mail, and checks whether mail is sent; only in the service. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record MailJob(Optional<MailWriter> writer, MailQueue queue, MailCheck check, PatientRound rounds) {

    /** On its own thread, as servers may be slow. */
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
