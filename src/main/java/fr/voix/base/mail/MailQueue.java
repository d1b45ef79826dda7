package fr.voix.base.mail;

import fr.voix.base.http.DatabaseFailure;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of mails: who sends what when, under one Message-ID however often, and what becomes of it. Each goes at least once, and
 * never inside a transaction: one instance holds what it sends. When it is stopped, another one goes on once that time is over, and a
 * letter whose arrival was not noted is sent once more.
 */
@Singleton
record MailQueue(
        OutboxRepository outbox,
        MailSeal seals,
        MailStopService stops,
        LetterRedaction named,
        SmtpConfig smtp,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);

    /** Of an exception that is logged: causes, and frames of each. */
    private static final int DEEPEST = 20;

    private static final int FRAMES = 10;

    /** How long an instance holds mails that it took. Sending takes less, so after that the instance has stopped. */
    static final Duration LEASE = Duration.ofMinutes(5);
    /** No further mail is begun in this last part of the lease. */
    static final Duration LAST_MINUTE = Duration.ofMinutes(2);
    /** Ten attempts in about three days; the first ones are for servers that want to see us come back (greylisting). */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(2),
            Duration.ofMinutes(6),
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofHours(20),
            Duration.ofHours(24));
    /** A fifth more or less, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;
    /** A server that is away for longer is not waited for. */
    static final Duration TRIED = Duration.ofDays(3).plusHours(12);
    /** How long the text of an unsent mail is kept: of a dead one, and of every one where no server is configured. */
    static final Duration READABLE = Duration.ofDays(7);

    static final Duration KEPT = Duration.ofDays(30);

    /** @param state what becomes of the letter, waiting where it did not arrive now; null when nobody took any */
    record Attempt(@Nullable DeliveryState state, @Nullable Failure why) {}

    List<OutboxRow> claim(int most) {
        var now = clock.instant();
        return outbox.claim(now, now.plus(LEASE), most);
    }

    /** Sends what was claimed by that server, as long as it takes any, and lets go of the rest; how many arrived. */
    int run(List<OutboxRow> claimed, BiFunction<UUID, Mail, Attempt> server) {
        int arrived = 0;
        Failure stopped = null;
        var left = new ArrayDeque<>(claimed);
        while (!left.isEmpty()
                && clock.instant().plus(LAST_MINUTE).isBefore(left.peek().heldUntil())) {
            var attempt = trySend(left.peek(), server);
            if (attempt.state() == null) {
                stopped = attempt.why();
                break;
            }
            // one that breaks every connection must not hold up the others
            settle(left.remove(), attempt.state(), attempt.why());
            arrived += attempt.state() == DeliveryState.SENT ? 1 : 0;
        }
        if (!left.isEmpty()) {
            outbox.release(
                    left.stream().map(OutboxRow::mailId).toList(),
                    claimed.getFirst().heldUntil(),
                    stopped);
        }
        return arrived;
    }

    /** A letter on which sending stumbles was tried, like one that nobody took: it must not hold up what is behind it. */
    private Attempt trySend(OutboxRow letter, BiFunction<UUID, Mail, Attempt> server) {
        try {
            return send(letter, server);
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOfConnection(e)) {
                throw e;
            }
            // without what exceptions say: they quote letters
            LOG.error(
                    "A letter was not sent: {}",
                    Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                            .limit(DEEPEST)
                            .map(cause -> cause.getClass().getName() + " at "
                                    + Arrays.stream(cause.getStackTrace())
                                            .limit(FRAMES)
                                            .toList())
                            .collect(Collectors.joining(", because of ")));
            return new Attempt(DeliveryState.WAITING, Failure.BUG);
        }
    }

    private Attempt send(OutboxRow letter, BiFunction<UUID, Mail, Attempt> server) {
        return seals.open(letter)
                .map(posted -> named.asShown(posted)
                        .filter(mail -> !stops.isStopped(mail))
                        .map(mail -> server.apply(letter.mailId(), mail))
                        .orElseGet(() -> new Attempt(DeliveryState.DROPPED, Failure.ERASED)))
                .orElseGet(() -> new Attempt(DeliveryState.FAILED, Failure.UNREADABLE));
    }

    /** Nothing is noted where another instance did meanwhile. What waits is tried again after its pause, and given up after the last. */
    private void settle(OutboxRow letter, DeliveryState state, @Nullable Failure why) {
        var now = clock.instant();
        switch (state) {
            case SENT -> outbox.settleErased(letter.mailId(), "SENT", why, now);
            case DROPPED -> outbox.settleErased(letter.mailId(), "DEAD", why, now);
            case FAILED -> outbox.settle(letter.mailId(), letter.heldUntil(), why, now, null);
            case WAITING ->
                outbox.settle(letter.mailId(), letter.heldUntil(), why, now, nextAt(letter.attempts(), now));
        }
    }

    @Nullable
    private static Instant nextAt(int attempts, Instant now) {
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return attempts < PAUSES.size()
                ? now.plusMillis(Math.round(PAUSES.get(attempts).toMillis() * factor))
                : null;
    }

    /** Gives up, erases and deletes old mails. */
    void purge() {
        var now = clock.instant();
        if (smtp.isConfigured()) {
            outbox.giveUp(now.minus(TRIED), Failure.EXPIRED, now);
            outbox.erase(now.minus(READABLE));
        } else {
            outbox.giveUp(now.minus(READABLE), Failure.UNSENT, now);
            // it could be read all that time
            outbox.erase(now.plus(READABLE));
        }
        outbox.forget(now.minus(KEPT));
    }
}
