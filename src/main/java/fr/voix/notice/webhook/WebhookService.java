package fr.voix.notice.webhook;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Receivers, as moderators make and change them; each act is one transaction, and stands in the account. */
@Singleton
public record WebhookService(
        WebhookRepository webhooks,
        SecretService secrets,
        EventAnnouncement events,
        ThresholdWatch thresholds,
        AuditService audit,
        Transactions transactions,
        Clock clock) {

    public static final int MOST = 50;
    static final int MOST_DELIVERIES = 100;

    /** Both secrets are good for so long after one was replaced. */
    static final Duration OVERLAP = Duration.ofHours(24);

    public static String subject(int webhookId) {
        return "webhook:" + webhookId;
    }

    public List<Webhook> list() {
        return webhooks.list();
    }

    public Optional<Webhook> find(int webhookId) {
        return webhooks.find(webhookId);
    }

    public List<ShownDelivery> deliveries(int webhookId) {
        return webhooks.deliveries(webhookId, MOST_DELIVERIES);
    }

    /**
     * Empty when there are too many.
     *
     * @param url that was found fit to be called
     */
    public Optional<Added> add(ReceiverUrl url, WebhookDraft draft, Actor actor) {
        return transactions.write(() -> {
            if (webhooks.count() >= MOST) {
                return Optional.empty();
            }
            int id = webhooks.nextId();
            var secret = SigningSecret.random();
            webhooks.insert(
                    id,
                    url.text(),
                    url.host(),
                    draft.description(),
                    draft.eventKeys(),
                    draft.thresholds().toArray(Long[]::new),
                    secrets.seal(id, secret),
                    actor.moderatorId(),
                    clock.instant());
            thresholds.begin(id, draft.thresholds());
            audit.append(actor, Act.WEBHOOK_ADD, subject(id), null, told(url, draft), null);
            return Optional.of(new Added(id, secret));
        });
    }

    /** Its secret and its messages stay; those that wait go to the new address. */
    public boolean edit(int webhookId, ReceiverUrl url, WebhookDraft draft, Actor actor) {
        return change(webhookId, state -> {
            var former = webhooks.find(webhookId).orElseThrow();
            boolean isMoved = !former.url().equals(url.text());
            webhooks.edit(
                    webhookId,
                    url.text(),
                    url.host(),
                    draft.description(),
                    draft.eventKeys(),
                    draft.thresholds().toArray(Long[]::new));
            if (isMoved) {
                webhooks.beginAnew(webhookId, clock.instant());
            }
            var asked = new ArrayList<>(draft.thresholds());
            asked.removeAll(List.of(former.thresholds()));
            thresholds.begin(webhookId, asked);
            var before = Map.of(
                    "receiver",
                    ReceiverUrl.stored(former.url()).origin(),
                    "events",
                    former.events(),
                    "thresholds",
                    former.thresholds());
            var after = new HashMap<>(told(url, draft));
            after.put("address", isMoved ? "changed" : "kept");
            audit.append(actor, Act.WEBHOOK_EDIT, subject(webhookId), before, after, null);
        });
    }

    /** For the account, which is for ever: the rest of an address may be a secret. */
    private static Map<String, Object> told(ReceiverUrl url, WebhookDraft draft) {
        return Map.of("receiver", url.origin(), "events", draft.eventKeys(), "thresholds", draft.thresholds());
    }

    public boolean pause(int webhookId, Actor actor) {
        return change(webhookId, state -> {
            if (state == WebhookState.ACTIVE) {
                setState(webhookId, state, WebhookState.PAUSED, Act.WEBHOOK_PAUSE, actor);
            }
        });
    }

    /** Also one that the service has switched off. */
    public boolean resume(int webhookId, Actor actor) {
        return change(webhookId, state -> {
            if (state != WebhookState.ACTIVE) {
                setState(webhookId, state, WebhookState.ACTIVE, Act.WEBHOOK_RESUME, actor);
            }
        });
    }

    private void setState(int webhookId, WebhookState from, WebhookState to, Act act, Actor actor) {
        webhooks.setState(webhookId, to.name());
        audit.append(actor, act, subject(webhookId), Map.of("state", from.name()), Map.of("state", to.name()), null);
    }

    /** The new secret, the only time that it is seen; the previous one is good for {@link #OVERLAP} longer. */
    public Optional<SigningSecret> rotate(int webhookId, Actor actor) {
        var secret = SigningSecret.random();
        boolean isKnown = change(webhookId, state -> {
            webhooks.rotate(
                    webhookId, secrets.seal(webhookId, secret), clock.instant().plus(OVERLAP));
            audit.append(actor, Act.WEBHOOK_SECRET, subject(webhookId), null, null, null);
        });
        return isKnown ? Optional.of(secret) : Optional.empty();
    }

    public boolean delete(int webhookId, Actor actor) {
        return change(webhookId, state -> {
            webhooks.delete(webhookId);
            audit.append(actor, Act.WEBHOOK_DELETE, subject(webhookId), Map.of("state", state.name()), null, null);
        });
    }

    /** Queues a message in which nothing is true, like any other. */
    public boolean tryOut(int webhookId, EventType type) {
        return change(webhookId, state -> events.write(Event.trial(type, clock.instant()), List.of(webhookId)));
    }

    /** @param deliveryId null for all that were given up */
    public boolean resend(int webhookId, @Nullable Long deliveryId, Actor actor) {
        return change(webhookId, state -> {
            var now = clock.instant();
            int messages = deliveryId == null
                    ? webhooks.resendFailed(webhookId, now)
                    : webhooks.resend(webhookId, deliveryId, now);
            if (messages > 0) {
                audit.append(actor, Act.WEBHOOK_RESEND, subject(webhookId), null, Map.of("messages", messages), null);
            }
        });
    }

    /** Under the lock of the receiver; false when there is none. */
    private boolean change(int webhookId, Consumer<WebhookState> change) {
        return transactions.write(() -> {
            var state = webhooks.lock(webhookId).map(WebhookState::valueOf);
            state.ifPresent(change);
            return state.isPresent();
        });
    }

    /** @param secret the only time that it is seen */
    public record Added(int webhookId, SigningSecret secret) {}
}
