package fr.voix.base.mail;

import fr.voix.base.mail.MailQueue.Attempt;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends due mails, up to 20 on one connection, and waits longer and longer (10 s to 2 min) for a server that accepts none. */
@Singleton
@Requires(bean = SmtpClient.class)
class MailWriter {

    private static final Logger LOG = LoggerFactory.getLogger(MailWriter.class);

    private static final int MOST_BY_ONE_CONNECTION = 20;
    private static final Duration SHORTEST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);

    private final MailQueue queue;
    private final SmtpClient smtp;
    private final Clock clock;
    private Duration rest = SHORTEST_REST;
    private Instant restsUntil = Instant.MIN;

    MailWriter(MailQueue queue, SmtpClient smtp, Clock clock) {
        this.queue = queue;
        this.smtp = smtp;
        this.clock = clock;
    }

    /** Sends what is due while the server accepts it; returns the number sent. */
    synchronized int send() {
        int sent = 0;
        while (!clock.instant().isBefore(restsUntil)) {
            var letters = queue.claim(MOST_BY_ONE_CONNECTION);
            if (letters.isEmpty()) {
                break;
            }
            try (var line = smtp.open()) {
                sent += queue.run(letters, (id, mail) -> heard(line.send(id, mail)));
            }
        }
        return sent;
    }

    private Attempt heard(Attempt result) {
        if (result.state() == DeliveryState.SENT) {
            rest = SHORTEST_REST;
        } else if (result.state() == null) {
            restsUntil = clock.instant().plus(rest);
            LOG.warn("Mail waits for its server ({}), which is tried again in {} s", result.why(), rest.toSeconds());
            rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
        }
        return result;
    }
}
