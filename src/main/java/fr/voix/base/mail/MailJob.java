package fr.voix.base.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Sends by the clock; only the service does, no command beside it. On a thread of its own: servers take their time. */
@Singleton
@Requires(property = "voix.serving", value = "true")
@Requires(bean = MailWriter.class)
class MailJob {

    private final MailWriter writer;

    MailJob(MailWriter writer) {
        this.writer = writer;
    }

    @Scheduled(initialDelay = "3s", fixedDelay = "1s", scheduler = "mail")
    void send() {
        writer.round();
    }
}
