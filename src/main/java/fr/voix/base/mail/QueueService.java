package fr.voix.base.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** The queue of mails: who sends what when, and what becomes of it. Nothing here speaks with the server. */
@Singleton
class QueueService {

    /** Longer than the mails of one claim take: after that whoever held them has been stopped. */
    static final Duration LEASE = Duration.ofMinutes(5);
    /** What is left of it when no other mail is begun. */
    static final Duration LAST_MINUTE = Duration.ofMinutes(2);

    /** A server that is away for longer is not waited for. */
    static final Duration TRIED = Duration.ofDays(3).plusHours(12);
    /** How long a letter can still be read: a dead one here, and every one where nothing is sent. */
    static final Duration READABLE = Duration.ofDays(7);

    static final Duration KEPT = Duration.ofDays(30);

    /** When somebody should look whether anything is sent at all. */
    static final Duration LATE = Duration.ofMinutes(30);

    private final QueueRepository queue;
    private final SmtpConfig smtp;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    QueueService(QueueRepository queue, SmtpConfig smtp, Clock clock) {
        this.queue = queue;
        this.smtp = smtp;
        this.clock = clock;
    }

    @Transactional
    List<Claim> claim(int most) {
        var now = now();
        return queue.claim(now, now.plus(LEASE), most);
    }

    /** Whether there is time to begin another one. */
    boolean isHeld(Claim claim) {
        return now().isBefore(claim.heldUntil().minus(LAST_MINUTE));
    }

    @Transactional
    void settleSent(Claim claim) {
        queue.settleSent(claim.mail().id(), now());
    }

    /** Refused for now: it comes back later, or is given up. */
    @Transactional
    void settleLater(Claim claim, Failure failure) {
        var now = now();
        var pause = RetryPlan.pauseAfter(claim.attempts() + 1, random.nextDouble());
        queue.settleFailed(claim, failure, now, pause.map(now::plus).orElse(null));
    }

    @Transactional
    void settleDead(Claim claim, Failure failure) {
        queue.settleFailed(claim, failure, now(), null);
    }

    /** Its reader wants no mail: who that is and what it said is gone at once. */
    @Transactional
    void settleErased(Claim claim) {
        queue.settleErased(claim.mail().id(), now());
    }

    /** @param failure why they were not tried, or null when there was no time */
    @Transactional
    void release(Collection<Claim> claims, @Nullable Failure failure) {
        queue.release(claims, failure);
    }

    /** Gives up, erases and forgets what is old. */
    @Transactional
    public void purge() {
        var now = now();
        if (smtp.isConfigured()) {
            queue.giveUp(now.minus(TRIED), Failure.EXPIRED, now);
            queue.erase(now.minus(READABLE));
        } else {
            queue.giveUp(now.minus(READABLE), Failure.UNSENT, now);
            // it has been readable all that time
            queue.erase(now.plus(READABLE));
        }
        queue.forget(now.minus(KEPT));
    }

    @Transactional(readOnly = true)
    boolean isOverdue() {
        return queue.isOverdue(now().minus(LATE));
    }

    @Transactional(readOnly = true)
    boolean isAnyDead() {
        return queue.isAnyDead(now().minus(READABLE));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
