package fr.voix.base.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is told to end, and a balancer has time to take it up. */
@Tag("long")
class LeavingTest {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void readiness_says_no_some_seconds_before_the_port_closes_and_the_log_is_json() throws Exception {
        try (ServiceProcess service =
                new ServiceProcess(folder, Map.of("VOIX_LEAVING_FOR", "4s", "VOIX_LOG_FORMAT", "json"))) {
            service.start();
            long begun = System.nanoTime();
            while (status(service, "/health/readiness") != 200) {
                assertThat(System.nanoTime() - begun)
                        .isLessThan(Duration.ofSeconds(60).toNanos());
                Thread.sleep(50);
            }

            service.signal("TERM");
            long unreadySince = 0;
            while (unreadySince == 0) {
                if (status(service, "/health/readiness") == 503) {
                    unreadySince = System.nanoTime();
                }
                Thread.sleep(50);
            }
            long answeredUntil = unreadySince;
            for (int status = 200; status == 200; status = status(service, "/health/liveness")) {
                answeredUntil = System.nanoTime();
                assertThat(answeredUntil - unreadySince)
                        .isLessThan(Duration.ofSeconds(60).toNanos());
                Thread.sleep(50);
            }
            assertThat(Duration.ofNanos(answeredUntil - unreadySince)).isGreaterThan(Duration.ofSeconds(2));
            assertThat(service.awaitExit(Duration.ofSeconds(30))).isEqualTo(143);
        }
        List<String> log = Files.readAllLines(folder.resolve("output-.txt")).stream()
                // what the JVM says by itself
                .filter(line -> !line.isBlank() && !line.startsWith("WARNING: "))
                .toList();
        assertThat(log).isNotEmpty().allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("\"}"));
        assertThat(log)
                .anyMatch(line ->
                        line.matches(".*Voix [0-9][^ ]* on schema 2026[0-9]{10} of PostgreSQL 18.*, embedded.*"));
    }

    private int status(ServiceProcess service, String path) throws Exception {
        try {
            return http.send(
                            HttpRequest.newBuilder(service.uri().resolve(path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException closed) {
            return 0;
        }
    }
}
