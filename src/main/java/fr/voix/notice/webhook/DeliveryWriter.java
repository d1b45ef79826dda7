package fr.voix.notice.webhook;

import fr.voix.base.load.PatientRound;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final WebhookDelivery deliveries;
    private final WebhookConfig config;
    private final PatientRound rounds;
    private volatile DeliveryRepository.Lag lag = new DeliveryRepository.Lag(0, null);
    /** By name, how many receivers are being called. */
    private final Map<String, Integer> calls = new HashMap<>();

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());

    DeliveryWriter(WebhookDelivery deliveries, WebhookConfig config, PatientRound rounds, MeterRegistry meters) {
        this.deliveries = deliveries;
        this.config = config;
        this.rounds = rounds;
        Gauge.builder("voix.webhooks.due", () -> lag.due())
                .description("Messages to webhooks that should have left by now")
                .register(meters);
        Gauge.builder("voix.webhooks.due.age", () -> deliveries.age(lag).toMillis() / 1_000.0)
                .description("For how long the oldest message to a webhook should have left")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Begins to send what is due, to as many receivers as there is room for; what was begun. */
    public synchronized List<Future<?>> begin() {
        var begun = new ArrayList<Future<?>>();
        for (var claim : deliveries.claim(room(), busyHosts())) {
            if (calls.getOrDefault(claim.host(), 0) >= config.callsPerHost()) {
                // several of one name came at once: it waits for the next round
                deliveries.release(claim, null);
                continue;
            }
            calls.merge(claim.host(), 1, Integer::sum);
            begun.add(threads.submit(() -> run(claim)));
        }
        return begun;
    }

    /** Looks how many messages are due, and since when. */
    void look() {
        lag = deliveries.lag();
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
            rounds.run(() -> deliveries.run(claim));
        } catch (RuntimeException e) {
            // what was claimed comes back by itself
            LOG.error("Sending to webhook {} failed", claim.webhookId(), e);
        } finally {
            leave(claim.host());
        }
    }

    private synchronized void leave(String host) {
        calls.computeIfPresent(host, (name, number) -> number == 1 ? null : number - 1);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
