package fr.voix.desk.sample;

import fr.voix.base.mail.LocalOutbox;
import fr.voix.base.mail.Part;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings made-up people to the door of the service: each with a browser and a mailbox. */
@Singleton
@Requires(beans = SampleConfig.class)
class SampleArrival {

    private static final int AT_ONCE = 8;

    private final EmbeddedServer server;
    private final LocalOutbox outbox;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    SampleArrival(EmbeddedServer server, LocalOutbox outbox, ObjectMapper json) {
        this.server = server;
        this.outbox = outbox;
        this.json = json;
    }

    VisitorClient visitor(String address) {
        return new VisitorClient(http, json, server.getURI(), address);
    }

    /** Where the latest letter to a person leads, of those that hold an address with such a part. */
    String linkTo(String mail, String part) {
        return outbox.latest().stream()
                .filter(letter -> letter.to().equals(mail))
                .flatMap(letter -> letter.parts().stream())
                .filter(Part.Action.class::isInstance)
                .map(action -> ((Part.Action) action).url())
                .filter(url -> url.contains(part))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No letter to " + mail + " leads to " + part));
    }

    /** Has several people do something, some of them at the same time, and waits for all. */
    void all(List<Runnable> acts) {
        List<? extends Future<?>> underway = acts.stream().map(threads::submit).toList();
        try {
            for (Future<?> act : underway) {
                act.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The sample was not made to its end", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The sample was not made to its end", e.getCause());
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        http.close();
    }
}
