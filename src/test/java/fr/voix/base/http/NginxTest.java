package fr.voix.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The file for nginx that operators are given, in a real nginx, with nothing changed but names, ports and the certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxTest {

    /** A visitor who is not the proxy. */
    private static final String VISITOR = "127.9.9.9";

    @TempDir
    static Path folder;

    private EmbeddedServer server;
    private Process nginx;
    private HttpClient visitor;
    private String uid;
    private int secure;
    private int plain;
    private int away;

    @BeforeAll
    void start() throws Exception {
        assumeTrue(
                Stream.of("/usr/sbin/nginx", "/usr/bin/openssl")
                        .allMatch(program -> Files.isExecutable(Path.of(program))),
                "nginx or openssl is not installed");
        server = TestServer.start(Map.of(
                ProbeController.ON,
                "true",
                "voix.trusted-proxies",
                "127.0.0.1,::1",
                "voix.public-url",
                "https://localhost"));
        uid = server.getApplicationContext()
                .getBean(Fixtures.class)
                .anOpenScrutin()
                .uid();
        secure = freePort();
        plain = freePort();
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                "key.pem",
                "-out",
                "fullchain.pem");
        Files.writeString(folder.resolve("voix.conf"), settings(server.getPort(), secure, plain));
        away = freePort();
        Files.writeString(
                folder.resolve("away.conf"),
                settings(freePort(), away, freePort())
                        .replace("upstream voix", "upstream away")
                        .replace("http://voix;", "http://away;"));
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    include %1$s/voix.conf;
                    include %1$s/away.conf;
                }
                """.formatted(folder));
        assertThat(run("/usr/sbin/nginx", "-t", "-p", folder.toString(), "-c", folder + "/nginx.conf"))
                .contains("test is successful")
                .doesNotContain("[warn]");
        nginx = new ProcessBuilder("/usr/sbin/nginx", "-p", folder.toString(), "-c", folder + "/nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        visitor = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(VISITOR))
                .sslContext(trusting(folder.resolve("fullchain.pem")))
                .build();
        awaitAnswer();
    }

    private static String settings(int service, int secure, int plain) throws IOException {
        return Files.readString(Path.of("src/deploy/nginx.conf"))
                .replace("127.0.0.1:8080", "127.0.0.1:" + service)
                .replaceAll("listen +\\[::]:[^\n]*\n", "")
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + secure + " ssl;")
                .replace("listen 80;", "listen 127.0.0.1:" + plain + ";")
                .replace("voix.example", "localhost")
                .replace("/etc/ssl/voix", folder.toString())
                .replace("/var/log/nginx/error.log", folder + "/error.log");
    }

    @AfterAll
    void stop() {
        if (nginx != null) {
            nginx.destroy();
            nginx.onExit().join();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void who_meets_no_instance_is_told_when_to_come_again_and_that_a_ballot_counts_once() throws Exception {
        HttpResponse<String> answer = visitor.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + away + "/"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body())
                .contains("ne compte qu’une fois", "counts once")
                .doesNotContain("nginx");
    }

    @Test
    void the_service_sees_the_visitor_whatever_the_visitor_claims() throws Exception {
        for (String claimed : List.of("192.0.2.1", "10.0.0.1, 192.0.2.1", "127.0.0.1")) {
            HttpResponse<String> answer = visitor.send(
                    request("/api/v1/probe/network")
                            .header("X-Forwarded-For", claimed)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("047f0909");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    @Test
    void live_results_come_at_once() throws Exception {
        HttpResponse<InputStream> stream =
                visitor.send(request("/scrutins/" + uid + "/flux").build(), BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        try (var lines = new BufferedReader(new InputStreamReader(stream.body()))) {
            String first = CompletableFuture.supplyAsync(() -> lines.lines()
                            .filter(line -> line.startsWith("data:"))
                            .findFirst()
                            .orElseThrow())
                    .get(20, TimeUnit.SECONDS);
            assertThat(first).contains(uid);
        }
    }

    @Test
    void what_the_service_compressed_arrives_as_it_was_with_its_mark() throws Exception {
        HttpResponse<byte[]> page =
                visitor.send(request("/").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(page.headers().firstValue("content-encoding")).contains("gzip");
        String etag = page.headers().firstValue("etag").orElseThrow();
        try (var plainText = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
            assertThat(new String(plainText.readAllBytes())).contains("</html>");
        }
        assertThat(page.headers().firstValue("strict-transport-security")).isPresent();
        assertThat(visitor.send(
                                request("/")
                                        .header("Accept-Encoding", "gzip")
                                        .header("If-None-Match", etag)
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whoever_comes_without_tls_is_sent_there_and_a_large_body_goes_nowhere() throws Exception {
        HttpResponse<String> sent = visitor.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + plain + "/themes?a=b"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(sent.statusCode()).isEqualTo(308);
        assertThat(sent.headers().firstValue("location")).contains("https://localhost/themes?a=b");
        assertThat(visitor.send(
                                request("/api/v1/robot-check")
                                        .POST(HttpRequest.BodyPublishers.ofString("x".repeat(70_000)))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(413);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + secure + path))
                .timeout(Duration.ofSeconds(20));
    }

    private void awaitAnswer() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                visitor.send(request("/health").build(), BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                if (!nginx.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(Files.readString(folder.resolve("nginx.log")), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        try (InputStream file = Files.newInputStream(certificate)) {
            known.setCertificateEntry(
                    "nginx", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
