package fr.voix.base.mail;

import fr.voix.base.delivery.Delivery;
import fr.voix.base.delivery.DeliveryState;
import fr.voix.base.delivery.RetryPlan;
import fr.voix.base.mail.MailQueue.Batch;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** The queue of mails: who sends what when, under one Message-ID however often, and what becomes of it. */
@Singleton
record MailQueue(
        OutboxRepository outbox,
        MailSeal seals,
        MailStopService stops,
        LetterRedaction named,
        SmtpConfig smtp,
        Clock clock)
        implements Delivery<Batch, OutboxRow, Failure> {

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

    /** What is left of a claim, and who takes it. */
    record Batch(List<OutboxRow> letters, BiFunction<UUID, Mail, Attempt<Failure>> server) {}

    List<OutboxRow> claim(int most) {
        var now = clock.instant();
        return outbox.claim(now, now.plus(LEASE), most);
    }

    @Override
    public RetryPlan retries() {
        return RETRIES;
    }

    @Override
    public Optional<OutboxRow> next(Batch held) {
        var lastBegun = clock.instant().plus(LAST_MINUTE);
        return held.letters().stream().findFirst().filter(letter -> lastBegun.isBefore(letter.heldUntil()));
    }

    @Override
    public Attempt<Failure> send(Batch held, OutboxRow letter) {
        return seals.open(letter)
                .map(posted -> named.asShown(posted)
                        .filter(mail -> !stops.isStopped(mail))
                        .map(mail -> held.server().apply(letter.mailId(), mail))
                        .orElseGet(() -> new Attempt<>(DeliveryState.DROPPED, Failure.ERASED)))
                .orElseGet(() -> new Attempt<>(DeliveryState.FAILED, Failure.UNREADABLE));
    }

    @Override
    public Failure bug() {
        return Failure.BUG;
    }

    @Override
    public void note(
            Batch held, OutboxRow letter, DeliveryState state, @Nullable Failure why, @Nullable Instant nextAt) {
        switch (state) {
            case SENT -> outbox.settleErased(letter.mailId(), "SENT", why, clock.instant());
            case DROPPED -> outbox.settleErased(letter.mailId(), "DEAD", why, clock.instant());
            case WAITING, FAILED -> outbox.settle(letter.mailId(), letter.heldUntil(), why, clock.instant(), nextAt);
        }
    }

    /** Also when the connection broke: one that breaks every connection must not hold up the others. */
    @Override
    public boolean goesOnAfter(Attempt<Failure> attempt) {
        return attempt.state() != null;
    }

    @Override
    public Optional<Batch> renew(Batch held) {
        return Optional.of(new Batch(held.letters().subList(1, held.letters().size()), held.server()));
    }

    @Override
    public void release(Batch held, @Nullable Failure why) {
        if (!held.letters().isEmpty()) {
            outbox.release(
                    held.letters().stream().map(OutboxRow::mailId).toList(),
                    held.letters().getFirst().heldUntil(),
                    why);
        }
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
