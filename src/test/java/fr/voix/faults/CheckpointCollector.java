package fr.voix.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A watcher: asks every instance for its checkpoints, all the time, and keeps each one that was ever served. */
final class CheckpointCollector implements AutoCloseable {

    private static final String REGISTER = "registre";
    private static final Duration PACE = Duration.ofMillis(300);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Map<String, Set<String>> served = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean isClosing;

    CheckpointCollector(List<URI> services, List<String> scrutins) {
        List<String> logs =
                Stream.concat(scrutins.stream(), Stream.of(REGISTER)).toList();
        logs.forEach(name -> served.put(name, ConcurrentHashMap.newKeySet()));
        thread = Thread.ofVirtual().start(() -> watch(services, logs));
    }

    /** Every signed note that was served, in a file as {@code verify --since} takes it. */
    Path writeTo(Path file) throws IOException {
        return Files.writeString(
                file, served.values().stream().flatMap(Set::stream).collect(Collectors.joining("\n")));
    }

    /** How many differ of that log. */
    int count(String name) {
        return served.get(name).size();
    }

    private static String path(String name) {
        return name.equals(REGISTER) ? "/registre/" : "/scrutins/" + name + "/urne/";
    }

    private void watch(List<URI> services, List<String> logs) {
        while (!isClosing) {
            for (URI service : services) {
                for (String name : logs) {
                    ask(service, name);
                }
            }
            Threads.sleep(PACE);
        }
    }

    private void ask(URI service, String name) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path(name) + "checkpoint"))
                .timeout(Duration.ofSeconds(1))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                served.get(name).add(response.body());
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
