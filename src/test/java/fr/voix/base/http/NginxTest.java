package fr.voix.base.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
import java.net.Socket;
import java.net.SocketException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The file for nginx that operators are given, in a real nginx, with nothing changed but names, ports and the certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("counts votes while it is attacked")
@Tag("long")
class NginxTest {

    /** A visitor who is not the proxy. */
    private static final String VISITOR = "127.9.9.9";

    @TempDir
    static Path folder;

    private EmbeddedServer server;
    private Process nginx;
    /** Without an instance behind it, and with shares that a few connections fill. */
    private Process small;

    private SSLContext tls;
    private HttpClient visitor;
    private String uid;
    private int secure;
    private int plain;
    private int away;
    /** Of the second one; whoever comes there says by the PROXY protocol from where. */
    private int told;

    @BeforeAll
    void start() throws Exception {
        assumeTrue(
                Stream.of("/usr/sbin/nginx", "/usr/bin/openssl")
                                .allMatch(program -> Files.isExecutable(Path.of(program)))
                        && hasStream(),
                "nginx, its module stream (libnginx-mod-stream) or openssl is not installed");
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
        nginx = start("voix", settings(server.getPort(), secure, plain));
        away = freePort();
        told = freePort();
        small = start(
                "small",
                settings(freePort(), away, freePort())
                        .replace("limit_conn networks 4000;", "limit_conn networks 3;")
                        .replace("limit_conn sites 8000;", "limit_conn sites 5;")
                        .replaceFirst(
                                "(listen 127\\.0\\.0\\.1:\\d+ backlog=4096;)",
                                "$1 listen 127.0.0.1:" + told + " proxy_protocol; set_real_ip_from 127.0.0.1;"));
        tls = trusting(folder.resolve("fullchain.pem"));
        visitor = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(VISITOR))
                .sslContext(tls)
                .build();
        awaitAnswer(request("/health").build());
        awaitAnswer(HttpRequest.newBuilder(URI.create("https://localhost:" + away + "/"))
                .build());
    }

    private static boolean hasStream() throws Exception {
        return run("/usr/sbin/nginx", "-V").contains("--with-stream ")
                || Files.exists(Path.of("/usr/lib/nginx/modules/ngx_stream_module.so"));
    }

    private static Process start(String name, String settings) throws Exception {
        Path file = Files.writeString(
                folder.resolve(name + ".conf"),
                settings.replace("/run/", folder + "/" + name + "-")
                        .replace(
                                "http {",
                                "http { client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;"
                                        .formatted(folder)));
        assertThat(run("/usr/sbin/nginx", "-t", "-c", file.toString()))
                .contains("test is successful")
                .doesNotContain("[warn]");
        return new ProcessBuilder("/usr/sbin/nginx", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
    }

    private static String settings(int service, int secure, int plain) throws Exception {
        boolean isRoot = run("id", "-u").strip().equals("0");
        return Files.readString(Path.of("src/deploy/nginx.conf"))
                .replace("127.0.0.1:8080", "127.0.0.1:" + service)
                .replaceAll("listen +\\[::]:[^\n]*\n", "")
                .replace("listen 443 ", "listen 127.0.0.1:" + secure + " ")
                .replace("listen 80 ", "listen 127.0.0.1:" + plain + " ")
                .replace("voix.example", "localhost")
                .replace("/etc/ssl/voix", folder.toString())
                .replace("/var/log/nginx/error.log", folder + "/error.log")
                .replace("user www-data;", isRoot ? "daemon off; user root;" : "daemon off;");
    }

    @AfterAll
    void stop() {
        for (Process one : Stream.of(nginx, small).filter(Objects::nonNull).toList()) {
            one.destroy();
            one.onExit().join();
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

    @Test
    void people_vote_while_one_address_holds_what_it_can_get() throws Exception {
        new ProxyUnderAttack(URI.create("https://localhost:" + secure), tls, server).assertVotesGoOn(true);
    }

    @Test
    void an_address_has_room_for_two_thousand_people_and_no_more() throws Exception {
        new ProxyUnderAttack(URI.create("https://localhost:" + secure), tls, server)
                .assertAnAddressHasNoMoreThan(4_000);
    }

    @Test
    void neighbours_of_one_subnet_of_ipv6_share_and_so_do_subnets_of_one_site() throws Exception {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 1; i <= 3; i++) {
                held.add(from("2001:db8:0:a:" + i + "::1"));
            }
            assertTurnedAwaySoon("2001:db8:0:a::9");
            assertThat(isAnswered(from("2001:db8:0:0a0a::9"))).isTrue();
            held.add(from("2001:db8:0:b::1"));
            held.add(from("2001:db8:0:c::1"));
            assertTurnedAwaySoon("2001:db8:0:d::1");
            assertThat(isAnswered(from("2001:db8:1:d::1"))).isTrue();
            assertThat(isAnswered(from("192.0.2.1"))).isTrue();
        } finally {
            for (Socket one : held) {
                one.close();
            }
        }
    }

    /** As soon as those before it are counted. */
    private void assertTurnedAwaySoon(String address) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (isAnswered(from(address))) {
            assertThat(System.nanoTime()).as(address).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private Socket from(String address) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), told);
        socket.setSoTimeout(5_000);
        String family = address.contains(":") ? "TCP6" : "TCP4";
        String proxy = address.contains(":") ? "2001:db8::80" : "192.0.2.80";
        send(socket, "PROXY " + family + " " + address + " " + proxy + " 4711 80\r\n");
        return socket;
    }

    private static boolean isAnswered(Socket one) throws IOException {
        try (Socket socket = one) {
            send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return socket.getInputStream().read() == 'H';
        } catch (SocketException ended) {
            return false;
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + secure + path))
                .timeout(Duration.ofSeconds(20));
    }

    private void awaitAnswer(HttpRequest request) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                visitor.send(request, BodyHandlers.discarding());
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
