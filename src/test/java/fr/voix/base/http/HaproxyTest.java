package fr.voix.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.voix.TestServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The settings for HAProxy that {@code src/deploy/high-availability} writes, in a real HAProxy before one instance. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("counts votes while it is attacked")
@Tag("long")
class HaproxyTest {

    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");

    private EmbeddedServer server;
    private Process haproxy;
    private URI proxy;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(HAPROXY), "haproxy is not installed");
        server = TestServer.start(Map.of(ProbeController.ON, "true", "voix.trusted-proxies", "127.0.0.1"));
        int port = freePort();
        proxy = URI.create("http://127.0.0.1:" + port);
        Path settings = folder.resolve("haproxy.cfg");
        ProcessBuilder writing =
                new ProcessBuilder("src/deploy/high-availability", "haproxy").redirectOutput(settings.toFile());
        writing.environment()
                .putAll(Map.of(
                        "VOIX_HA_PORT", Integer.toString(port), "VOIX_HA_BEHIND", Integer.toString(server.getPort())));
        assertThat(writing.start().waitFor()).isZero();
        Path log = folder.resolve("haproxy.log");
        haproxy = new ProcessBuilder(HAPROXY.toString(), "-db", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!isThere()) {
            assertThat(haproxy.isAlive() && System.nanoTime() < deadline)
                    .as(Files.readString(log))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    @AfterAll
    void stop() {
        if (haproxy != null) {
            haproxy.destroyForcibly().onExit().join();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void the_service_sees_the_visitor_whatever_the_visitor_claims() throws Exception {
        assertThat(get("/api/v1/probe/network", "192.0.2.1").body()).isEqualTo("047f0909");
    }

    @Test
    void people_vote_while_one_address_holds_what_it_can_get() throws Exception {
        new ProxyUnderAttack(proxy, null, server).assertVotesGoOn(false);
    }

    @Test
    void an_address_has_room_for_two_thousand_people_and_no_more() throws Exception {
        new ProxyUnderAttack(proxy, null, server).assertAnAddressHasNoMoreThan(4_000);
    }

    private boolean isThere() throws InterruptedException {
        try {
            return get("/health/liveness", "192.0.2.1").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path, String claimed) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.9.9.9"))
                .build()) {
            return http.send(
                    HttpRequest.newBuilder(proxy.resolve(path))
                            .header("X-Forwarded-For", claimed)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
