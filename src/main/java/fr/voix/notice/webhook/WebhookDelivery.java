package fr.voix.notice.webhook;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.base.load.RetryPlan;
import fr.voix.notice.webhook.DeliveryRepository.Message;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The queue of messages: who sends what when, and what becomes of it. Nothing here calls anybody. */
@Singleton
record WebhookDelivery(
        DeliveryRepository deliveries,
        SecretService secrets,
        AuditService audit,
        Transactions transactions,
        Clock clock) {

    private static final SecureRandom RANDOM = new SecureRandom();
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

    /**
     * Where a message goes.
     *
     * @param secrets what it is signed with, the newest first
     */
    record Endpoint(String url, List<SigningSecret> secrets) {}

    List<ClaimRow> claim(int most, Set<String> busyHosts) {
        var now = clock.instant();
        return deliveries.claim(now, now.plus(LEASE), most, busyHosts.toArray(String[]::new));
    }

    /** The next message for a claimed receiver; what is hidden meanwhile is passed over for good. */
    Optional<Message> next(ClaimRow claim) {
        var message = deliveries.next(claim.webhookId(), clock.instant());
        while (message.isPresent() && !message.get().isShown()) {
            deliveries.drop(message.get().deliveryId());
            message = deliveries.next(claim.webhookId(), clock.instant());
        }
        return message;
    }

    /** Where to; signed with the former secret as well, while that is good. */
    Endpoint endpoint(ClaimRow claim) {
        var stored = deliveries.stored(claim.webhookId());
        var all = new ArrayList<SigningSecret>();
        secrets.open(claim.webhookId(), stored.secret()).ifPresent(all::add);
        if (stored.formerUntil() != null && stored.formerUntil().isAfter(clock.instant())) {
            secrets.open(claim.webhookId(), stored.formerSecret()).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "The secret of webhook " + claim.webhookId() + " was sealed under another pepper");
        }
        return new Endpoint(stored.url(), List.copyOf(all));
    }

    /**
     * The same receiver for a while longer; empty when an administrator has paused or deleted it, or another instance took
     * over.
     */
    Optional<ClaimRow> renew(ClaimRow claim) {
        var until = clock.instant().plus(LEASE);
        return deliveries.hold(claim.webhookId(), claim.heldUntil(), until) == 1
                ? Optional.of(new ClaimRow(claim.webhookId(), claim.host(), until))
                : Optional.empty();
    }

    /** @param hasFailed whether the receiver is left in peace for a moment */
    void release(ClaimRow claim, boolean hasFailed) {
        deliveries.hold(
                claim.webhookId(),
                claim.heldUntil(),
                hasFailed ? clock.instant().plus(REST) : null);
    }

    /** Notes how an attempt ended, and what comes of that. */
    void settle(ClaimRow claim, Message message, Outcome outcome) {
        transactions.write(() -> {
            var now = clock.instant();
            if (outcome.isSuccess()) {
                settle(message, DeliveryState.SENT, outcome, now, null);
                deliveries.noteSuccess(claim.webhookId());
                return;
            }
            deliveries.noteFailure(claim.webhookId(), now);
            var next = outcome.isGone()
                    ? Optional.<Instant>empty()
                    : RETRIES.next(message.attempts() + 1, now, RANDOM.nextDouble());
            var state = next.isPresent() ? DeliveryState.WAITING : DeliveryState.FAILED;
            boolean isOurs = settle(message, state, outcome, now, next.orElse(null));
            if (isOurs && outcome.isGone()) {
                disable(claim, "gone");
            } else if (isOurs && next.isEmpty() && deliveries.isFailingSince(message.deliveryId())) {
                disable(claim, "failing");
            }
        });
    }

    /** False when another instance did meanwhile. */
    private boolean settle(Message message, DeliveryState state, Outcome outcome, Instant now, @Nullable Instant next) {
        return deliveries.settle(
                        message.deliveryId(), message.attempts(), state, outcome.status(), outcome.failure(), now, next)
                == 1;
    }

    private void disable(ClaimRow claim, String why) {
        if (deliveries.disable(claim.webhookId()) == 1) {
            audit.append(
                    Actor.SERVICE,
                    Act.WEBHOOK_DISABLE,
                    WebhookService.subject(claim.webhookId()),
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
            deliveries.deleteOfDeleted();
            deliveries.deleteOldEvents(before);
            deliveries.deleteDeleted();
            return gone;
        });
    }
}
