package fr.voix.base.mail;

import fr.voix.base.load.RetryPlan;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The queue of mails: who sends what when, and what becomes of it. Nothing here speaks with the server. */
@Singleton
record MailQueue(OutboxRepository outbox, SmtpConfig smtp, Clock clock) {

    /** Longer than the mails of one claim take: after that the instance that held them has been stopped. */
    static final Duration LEASE = Duration.ofMinutes(5);
    /** What is left of it when no other mail is begun. */
    static final Duration LAST_MINUTE = Duration.ofMinutes(2);
    /** Ten attempts in about three days; the first ones are for servers that want to see us come back (greylisting). */
    static final RetryPlan RETRIES = RetryPlan.after(
            Duration.ofMinutes(2),
            Duration.ofMinutes(6),
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofHours(20),
            Duration.ofHours(24));
    /** A server that is away for longer is not waited for. */
    static final Duration TRIED = Duration.ofDays(3).plusHours(12);
    /** How long a letter can still be read: a dead one here, and every one where nothing is sent. */
    static final Duration READABLE = Duration.ofDays(7);

    static final Duration KEPT = Duration.ofDays(30);

    private static final SecureRandom RANDOM = new SecureRandom();

    List<OutboxRow> claim(int most) {
        var now = clock.instant();
        return outbox.claim(now, now.plus(LEASE), most);
    }

    /** Whether there is time to begin another one. */
    boolean isHeld(OutboxRow claim) {
        return clock.instant().isBefore(claim.heldUntil().minus(LAST_MINUTE));
    }

    void settleSent(OutboxRow claim) {
        outbox.settleSent(claim.mailId(), clock.instant());
    }

    /** Refused for now: it comes back later, or is given up. */
    void settleLater(OutboxRow claim, Failure failure) {
        var now = clock.instant();
        RETRIES.next(claim.attempts() + 1, now, RANDOM.nextDouble())
                .ifPresentOrElse(
                        next -> outbox.settleLater(claim.mailId(), claim.heldUntil(), failure, next),
                        () -> outbox.settleDead(claim.mailId(), claim.heldUntil(), failure, now));
    }

    void settleDead(OutboxRow claim, Failure failure) {
        outbox.settleDead(claim.mailId(), claim.heldUntil(), failure, clock.instant());
    }

    /** Its reader wants no mail: who that is and what it said is gone at once. */
    void settleErased(OutboxRow claim) {
        outbox.settleErased(claim.mailId(), clock.instant());
    }

    /** @param failure why they were not tried, or null when there was no time */
    void release(Collection<OutboxRow> claims, @Nullable Failure failure) {
        claims.stream()
                .findFirst()
                .ifPresent(one ->
                        outbox.release(claims.stream().map(OutboxRow::mailId).toList(), one.heldUntil(), failure));
    }

    /** Gives up, erases and forgets what is old. */
    void purge() {
        var now = clock.instant();
        if (smtp.isConfigured()) {
            outbox.giveUp(now.minus(TRIED), Failure.EXPIRED, now);
            outbox.erase(now.minus(READABLE));
        } else {
            outbox.giveUp(now.minus(READABLE), Failure.UNSENT, now);
            // it has been readable all that time
            outbox.erase(now.plus(READABLE));
        }
        outbox.forget(now.minus(KEPT));
    }
}
