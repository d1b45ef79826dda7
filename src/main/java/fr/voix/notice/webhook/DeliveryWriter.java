package fr.voix.notice.webhook;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.notice.webhook.DeliveryRepository.Message;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits. Each receiver has one thread at most, on one instance, so that a slow receiver holds up only itself, and
 * messages to one receiver go out in their order; the receivers behind one name together have a few.
 */
@Singleton
public class DeliveryWriter {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWriter.class);

    /** Messages to one receiver before others have their turn. */
    private static final int MOST_IN_A_ROW = 50;

    private final WebhookDelivery deliveries;
    private final WebhookClient client;
    private final WebhookConfig config;
    private final Clock clock;
    /** By name, how many receivers are being called. */
    private final Map<String, Integer> calls = new HashMap<>();

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());

    DeliveryWriter(WebhookDelivery deliveries, WebhookClient client, WebhookConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.client = client;
        this.config = config;
        this.clock = clock;
    }

    /** Begins to send what is due, to as many receivers as there is room for; what was begun. */
    public synchronized List<Future<?>> begin() {
        var begun = new ArrayList<Future<?>>();
        for (var claim : deliveries.claim(room(), busyHosts())) {
            if (calls.getOrDefault(claim.host(), 0) >= config.callsPerHost()) {
                // several of one name came at once: it waits for the next round
                deliveries.release(claim, false);
                continue;
            }
            calls.merge(claim.host(), 1, Integer::sum);
            begun.add(threads.submit(() -> run(claim)));
        }
        return begun;
    }

    private int room() {
        return config.calls()
                - calls.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Set<String> busyHosts() {
        return calls.entrySet().stream()
                .filter(entry -> entry.getValue() >= config.callsPerHost())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void run(ClaimRow claim) {
        try {
            sendAll(claim);
        } catch (RuntimeException e) {
            // what was claimed comes back by itself
            if (DatabaseOutage.isOne(e)) {
                LOG.warn("Sending to webhook {} waits for the database", claim.webhookId());
            } else {
                LOG.error("Sending to webhook {} failed", claim.webhookId(), e);
            }
        } finally {
            leave(claim.host());
        }
    }

    private synchronized void leave(String host) {
        calls.computeIfPresent(host, (name, number) -> number == 1 ? null : number - 1);
    }

    private void sendAll(ClaimRow first) {
        Optional<ClaimRow> held = Optional.of(first);
        for (int sent = 0; held.isPresent() && sent < MOST_IN_A_ROW; sent++) {
            var claim = held.get();
            var message = deliveries.next(claim);
            if (message.isEmpty() || !send(claim, message.get())) {
                deliveries.release(claim, message.isPresent());
                return;
            }
            held = deliveries.renew(claim);
        }
        held.ifPresent(claim -> deliveries.release(claim, false));
    }

    /** Whether it arrived. */
    private boolean send(ClaimRow claim, Message message) {
        var endpoint = deliveries.endpoint(claim);
        var at = clock.instant();
        var signatures = endpoint.secrets().stream()
                .map(secret -> secret.sign(message.eventId(), at, message.body()))
                .collect(Collectors.joining(" "));
        var headers = Map.of(
                "webhook-id", message.eventId(),
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", signatures);
        var outcome = client.send(endpoint.url(), headers, message.body());
        deliveries.settle(claim, message, outcome);
        return outcome.isSuccess();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
