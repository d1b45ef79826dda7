package fr.voix.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A watcher: asks every instance for its checkpoints, all the time, and keeps each one that was ever served. */
final class CheckpointCollector implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(300);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Map<String, Set<String>> served = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean isClosing;

    CheckpointCollector(List<URI> services, List<String> scrutins) {
        scrutins.forEach(uid -> served.put(uid, ConcurrentHashMap.newKeySet()));
        thread = Thread.ofVirtual().start(() -> watch(services, scrutins));
    }

    /** Every signed note that was served of that urn. */
    Set<String> of(String scrutinUid) {
        return Set.copyOf(served.get(scrutinUid));
    }

    private void watch(List<URI> services, List<String> scrutins) {
        while (!isClosing) {
            for (URI service : services) {
                for (String uid : scrutins) {
                    ask(service, uid);
                }
            }
            Threads.sleep(PACE);
        }
    }

    private void ask(URI service, String uid) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/scrutins/" + uid + "/urne/checkpoint"))
                .timeout(Duration.ofSeconds(1))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                served.get(uid).add(response.body());
            }
        } catch (IOException away) {
            // what is not served binds nobody
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a watcher", e);
        }
    }

    @Override
    public void close() {
        isClosing = true;
        Threads.join(thread);
        http.close();
    }
}
