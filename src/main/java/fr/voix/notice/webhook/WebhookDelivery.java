package fr.voix.notice.webhook;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.delivery.Delivery;
import fr.voix.base.delivery.DeliveryState;
import fr.voix.base.delivery.RetryPlan;
import fr.voix.notice.webhook.DeliveryRepository.Message;
import fr.voix.notice.webhook.DeliveryRepository.Stored;
import fr.voix.notice.webhook.Outcome.CallFailure;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The queue of messages: who sends what when, and what becomes of it. */
@Singleton
record WebhookDelivery(
        DeliveryRepository deliveries,
        WebhookClient client,
        SecretService secrets,
        AuditService audit,
        Transactions transactions,
        Clock clock)
        implements Delivery<ClaimRow, Message, Outcome> {

    /** Longer than a call can take: after that the instance that held a receiver has been stopped. */
    static final Duration LEASE = Duration.ofSeconds(60);
    /** For a receiver that does not answer: its other messages wait, too. */
    static final Duration REST = Duration.ofSeconds(10);

    static final Duration KEPT = Duration.ofDays(30);

    /** Eight attempts in about two days. */
    static final RetryPlan RETRIES = RetryPlan.after(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(14),
            Duration.ofHours(24));

    List<ClaimRow> claim(int most, Set<String> busyHosts) {
        var now = clock.instant();
        return deliveries.claim(now, now.plus(LEASE), most, busyHosts.toArray(String[]::new));
    }

    DeliveryRepository.Lag lag() {
        return deliveries.lag(clock.instant());
    }

    /** For how long the oldest of these should have left. */
    Duration age(DeliveryRepository.Lag lag) {
        Instant oldest = lag.oldest();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    }

    @Override
    public RetryPlan retries() {
        return RETRIES;
    }

    @Override
    public Optional<Message> next(ClaimRow claim) {
        return deliveries.next(claim.webhookId(), clock.instant());
    }

    /** What is hidden meanwhile is passed over for good. */
    @Override
    public Attempt<Outcome> send(ClaimRow claim, Message message) {
        if (!message.isShown()) {
            return new Attempt<>(DeliveryState.DROPPED, null);
        }
        var receiver = deliveries.stored(claim.webhookId());
        var at = clock.instant();
        var signatures = secrets(claim, receiver, at).stream()
                .map(secret -> secret.sign(message.eventId(), at, message.body()))
                .collect(Collectors.joining(" "));
        var headers = Map.of(
                "webhook-id", message.eventId(),
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", signatures);
        var outcome = client.send(message.url(), headers, message.body());
        return new Attempt<>(outcome.state(), outcome);
    }

    @Override
    public Outcome bug() {
        return Outcome.failed(CallFailure.BUG);
    }

    /** What is signed with, the newest first: with the former secret as well, while that is good. */
    private List<SigningSecret> secrets(ClaimRow claim, Stored receiver, Instant at) {
        var all = new ArrayList<SigningSecret>();
        secrets.open(claim.webhookId(), receiver.secret()).ifPresent(all::add);
        if (receiver.formerUntil() != null && receiver.formerUntil().isAfter(at)) {
            secrets.open(claim.webhookId(), receiver.formerSecret()).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "The secret of webhook " + claim.webhookId() + " was sealed under another pepper");
        }
        return all;
    }

    /** Empty when an administrator has paused or deleted the receiver, or another instance took over. */
    @Override
    public Optional<ClaimRow> renew(ClaimRow claim) {
        var until = clock.instant().plus(LEASE);
        return deliveries.hold(claim.webhookId(), claim.heldUntil(), until) == 1
                ? Optional.of(new ClaimRow(claim.webhookId(), claim.host(), until))
                : Optional.empty();
    }

    /** After a failure the receiver is left in peace for a moment. */
    @Override
    public void release(ClaimRow claim, @Nullable Outcome why) {
        var until = why == null ? null : clock.instant().plus(REST);
        deliveries.hold(claim.webhookId(), claim.heldUntil(), until);
    }

    /** Messages to one receiver keep their order. */
    @Override
    public boolean goesOnAfter(Attempt<Outcome> attempt) {
        return attempt.state() == DeliveryState.SENT || attempt.state() == DeliveryState.DROPPED;
    }

    /** What another address answered than the one that messages go to by now is not noted: it is told there, from the beginning. */
    @Override
    public void note(
            ClaimRow claim, Message message, DeliveryState state, @Nullable Outcome outcome, @Nullable Instant nextAt) {
        if (outcome == null) {
            deliveries.drop(message.deliveryId());
            return;
        }
        transactions.write(() -> {
            var now = clock.instant();
            int id = claim.webhookId();
            if (deliveries.lock(id, message.url()).isEmpty()) {
                return;
            }
            boolean isOurs = deliveries.settle(
                            message.deliveryId(),
                            message.attempts(),
                            state,
                            outcome.status(),
                            outcome.failure(),
                            now,
                            nextAt)
                    == 1;
            if (state == DeliveryState.SENT) {
                deliveries.noteSuccess(id);
                return;
            }
            deliveries.noteFailure(id, now);
            if (isOurs && outcome.state() == DeliveryState.FAILED) {
                disable(id, "gone");
            } else if (isOurs && state == DeliveryState.FAILED && deliveries.isFailingSince(message.deliveryId())) {
                disable(id, "failing");
            }
        });
    }

    private void disable(int webhookId, String why) {
        if (deliveries.disable(webhookId) == 1) {
            audit.append(
                    Actor.SERVICE,
                    Act.WEBHOOK_DISABLE,
                    WebhookService.subject(webhookId),
                    Map.of("state", WebhookState.ACTIVE.name()),
                    Map.of("state", WebhookState.DISABLED.name(), "why", why),
                    null);
        }
    }

    /** Messages are kept for {@link #KEPT}, arrived or not; then events go that none is left of, and receivers that are gone. */
    int purge() {
        return transactions.write(() -> {
            var before = clock.instant().minus(KEPT);
            int gone = deliveries.deleteOld(before);
            deliveries.deleteDeleted();
            deliveries.deleteOldEvents(before);
            return gone;
        });
    }
}
