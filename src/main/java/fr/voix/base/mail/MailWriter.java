package fr.voix.base.mail;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, some mails by one connection, never inside a transaction. An instance that is stopped between the server's
 * yes and its own note of it has sent a mail that is sent once more, under the same Message-ID.
 */
@Singleton
@Requires(bean = SmtpClient.class)
class MailWriter {

    private static final Logger LOG = LoggerFactory.getLogger(MailWriter.class);

    private static final int MOST_BY_ONE_CONNECTION = 20;
    private static final Duration SHORTEST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);

    private final MailQueue queue;
    private final MailSeal seals;
    private final MailStopService stops;
    private final LetterRedaction named;
    private final SmtpClient smtp;
    private final Clock clock;
    private Duration rest = SHORTEST_REST;
    private Instant restsUntil = Instant.MIN;

    MailWriter(
            MailQueue queue,
            MailSeal seals,
            MailStopService stops,
            LetterRedaction named,
            SmtpClient smtp,
            Clock clock) {
        this.queue = queue;
        this.seals = seals;
        this.stops = stops;
        this.named = named;
        this.smtp = smtp;
        this.clock = clock;
    }

    /** Sends what is due, as long as the server takes it; how many it took. */
    synchronized int send() {
        int sent = 0;
        while (!clock.instant().isBefore(restsUntil)) {
            var claims = queue.claim(MOST_BY_ONE_CONNECTION);
            if (claims.isEmpty()) {
                break;
            }
            sent += send(claims);
        }
        return sent;
    }

    private int send(List<OutboxRow> claims) {
        try (var line = smtp.open()) {
            return send(line, claims);
        } catch (SmtpClient.UnreachableException e) {
            pause(claims, e.failure());
            return 0;
        }
    }

    private int send(SmtpClient.Line line, List<OutboxRow> claims) {
        int sent = 0;
        for (int i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            if (!queue.isHeld(claim)) {
                queue.release(claims.subList(i, claims.size()), null);
                return sent;
            }
            switch (sendOne(line, claim)) {
                case SendResult.Sent yes -> {
                    queue.settleSent(claim);
                    rest = SHORTEST_REST;
                    sent++;
                }
                case SendResult.Stopped stopped -> queue.settleErased(claim);
                case SendResult.Never never -> queue.settleDead(claim, never.failure());
                case SendResult.Later later -> {
                    // also when the connection broke: one that breaks every connection must not hold up the others
                    queue.settleLater(claim, later.failure());
                    if (!later.isConnected()) {
                        queue.release(claims.subList(i + 1, claims.size()), null);
                        return sent;
                    }
                }
                case SendResult.Down down -> {
                    pause(claims.subList(i, claims.size()), down.failure());
                    return sent;
                }
            }
        }
        return sent;
    }

    private SendResult sendOne(SmtpClient.Line line, OutboxRow claim) {
        return seals.open(claim)
                .map(posted -> named.asShown(posted)
                        .filter(mail -> !stops.isStopped(mail))
                        .map(mail -> line.send(claim.mailId(), mail))
                        .orElseGet(SendResult.Stopped::new))
                .orElseGet(() -> new SendResult.Never(Failure.UNREADABLE));
    }

    /** The server is away, or does not want us: that is no fault of these mails, and no attempt of theirs. */
    private void pause(List<OutboxRow> claims, Failure failure) {
        queue.release(claims, failure);
        restsUntil = clock.instant().plus(rest);
        LOG.warn("Mail waits for its server ({}), which is tried again in {} s", failure, rest.toSeconds());
        rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
    }

    /** One round of the job; a database that does not answer is waited for. */
    void round() {
        try {
            send();
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            LOG.warn("Mail waits for the database");
            restsUntil = clock.instant().plus(SHORTEST_REST);
        }
    }
}
