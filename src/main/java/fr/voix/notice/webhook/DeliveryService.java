package fr.voix.notice.webhook;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The queue of messages: who sends what when, and what becomes of it. Nothing here calls anybody. */
@Singleton
class DeliveryService {

    /** Longer than a call can take: after that whoever held a receiver has been stopped. */
    static final Duration LEASE = Duration.ofSeconds(60);
    /** For whoever does not answer: its other messages wait, too. */
    static final Duration REST = Duration.ofSeconds(10);

    static final Duration KEPT = Duration.ofDays(30);

    private final DeliveryRepository deliveries;
    private final SecretService secrets;
    private final AuditService audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DeliveryService(DeliveryRepository deliveries, SecretService secrets, AuditService audit, Clock clock) {
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<Claim> claim(int most, Set<String> busyHosts) {
        var now = now();
        return deliveries.claim(now, now.plus(LEASE), most, busyHosts);
    }

    /** The next message for a claimed receiver; what is hidden meanwhile is passed over for good. */
    @Transactional
    Optional<Message> next(Claim claim) {
        var message = deliveries.next(claim.webhookId(), now());
        while (message.isPresent() && !message.get().isShown()) {
            deliveries.drop(message.get());
            message = deliveries.next(claim.webhookId(), now());
        }
        return message;
    }

    /** Where to; signed with the former secret as well, while that is good. */
    @Transactional(readOnly = true)
    Endpoint endpoint(Claim claim) {
        var stored = deliveries.stored(claim.webhookId());
        var all = new ArrayList<SigningSecret>();
        secrets.open(claim.webhookId(), stored.secret()).ifPresent(all::add);
        if (stored.formerUntil() != null && stored.formerUntil().isAfter(now())) {
            secrets.open(claim.webhookId(), stored.formerSecret()).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "The secret of webhook " + claim.webhookId() + " was sealed under another pepper");
        }
        return new Endpoint(stored.url(), List.copyOf(all));
    }

    /** The same receiver for a while longer; empty when somebody has paused or deleted it, or others took over. */
    @Transactional
    Optional<Claim> renew(Claim claim) {
        var until = now().plus(LEASE);
        return deliveries.hold(claim, until)
                ? Optional.of(new Claim(claim.webhookId(), claim.host(), until))
                : Optional.empty();
    }

    /** @param hasFailed whether the receiver is left in peace for a moment */
    @Transactional
    void release(Claim claim, boolean hasFailed) {
        deliveries.hold(claim, hasFailed ? now().plus(REST) : null);
    }

    /** Notes how an attempt ended, and what comes of that. */
    @Transactional
    public void settle(Claim claim, Message message, Outcome outcome) {
        var now = now();
        if (outcome.isSuccess()) {
            deliveries.settle(message, DeliveryState.SENT, outcome, now, null);
            deliveries.noteSuccess(claim.webhookId());
            return;
        }
        deliveries.noteFailure(claim.webhookId(), now);
        var pause = outcome.isGone()
                ? Optional.<Duration>empty()
                : RetryPlan.pauseAfter(message.attempts() + 1, random.nextDouble());
        var state = pause.isPresent() ? DeliveryState.WAITING : DeliveryState.FAILED;
        boolean isOurs = deliveries.settle(
                message, state, outcome, now, pause.map(now::plus).orElse(null));
        if (isOurs && outcome.isGone()) {
            disable(claim, "gone");
        } else if (isOurs && pause.isEmpty() && deliveries.isFailingSince(message)) {
            disable(claim, "failing");
        }
    }

    private void disable(Claim claim, String why) {
        if (deliveries.disable(claim.webhookId())) {
            audit.append(
                    Actor.SERVICE,
                    Act.WEBHOOK_DISABLE,
                    WebhookService.subject(claim.webhookId()),
                    Map.of("state", WebhookState.ACTIVE.name()),
                    Map.of("state", WebhookState.DISABLED.name(), "why", why),
                    null);
        }
    }

    /** Messages are kept for {@link #KEPT}, arrived or not. */
    @Transactional
    public int purge() {
        return deliveries.purge(now().minus(KEPT));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
