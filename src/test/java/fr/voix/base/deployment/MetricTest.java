package fr.voix.base.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever watches the service sees that it is attacked, on a port of their own, and nothing that names anybody. */
class MetricTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NETWORK = "198.51.100.";

    @TempDir
    static Path folder;

    private static int port;
    private static EmbeddedServer server;

    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = TestServer.start(Map.of(
                "voix.management.port",
                port,
                "voix.serving",
                "true",
                "voix.data-dir",
                folder.toString(),
                "voix.trusted-proxies",
                "127.0.0.0/8",
                "voix.crowd.floor",
                60,
                "voix.limits.challenges-per-minute",
                5));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_attack_is_seen_and_nobody_is_named() throws Exception {
        Scrutin scrutin = server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
        get(server.getURI(), "/api/v1/robot-check/altcha");
        assertThat(metrics())
                .contains(
                        "voix_pressure_subjects{kind=\"scrutin\"} 0.0",
                        "voix_pressure_notices_total{kind=\"petition\"} 0.0");
        // more than a full lecture hall casts at once
        for (int i = 0; i < 550; i++) {
            assertThat(cast(scrutin, NETWORK + i % 250)).isEqualTo(200);
        }
        for (int i = 0; i < 7; i++) {
            get(server.getURI(), "/api/v1/robot-check/altcha?scrutin=" + scrutin.uid());
        }
        String metrics = metrics();
        assertThat(metrics)
                .contains(
                        "voix_pressure_subjects{kind=\"scrutin\"} 1.0",
                        "voix_pressure_subjects{kind=\"petition\"} 0.0",
                        "voix_pressure_notices_total{kind=\"scrutin\"} 1.0",
                        "voix_challenge_price_max 5.0")
                .containsPattern("voix_challenge_price_count [5-9]")
                // a slow machine asks so slowly that fewer are refused
                .containsPattern("voix_refused_total\\{limit=\"defi\"} [1-3]");
        assertThat(metrics).doesNotContain(scrutin.uid(), NETWORK);
        List<String> values = Pattern.compile("[a-z_]+=\"([^\"]*)\"")
                .matcher(metrics)
                .results()
                .map(label -> label.group(1))
                .distinct()
                .toList();
        assertThat(values)
                .contains("ballot", "defi", "standing", "waits-for-a-look", "PublicationJob.publish")
                .allMatch(value -> value.matches(
                        "scrutin|petition|ballot|signature" // kinds
                                + "|lecture|ecriture|defi|calcul" // limits
                                + "|[a-z]+(-[a-z]+)*" // outcomes
                                + "|[A-Z][A-Za-z]+\\.[a-z][A-Za-z]+" // jobs
                                + "|HikariPool-\\d+|[0-9.]+|\\+Inf")); // pool, batches
    }

    /** By what rules and dashboard read, and by what running.md says of them. */
    @Test
    void what_operators_are_told_of_is_served() throws Exception {
        cast(server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin(), "203.0.113.8");
        awaitJobs();
        String metrics = metrics();
        for (String file : List.of("src/deploy/alerts.yml", "src/deploy/dashboard.json", "src/docs/running.md")) {
            List<String> named = Pattern.compile("\\b(?:voix|hikaricp)_[a-z_]+")
                    .matcher(Files.readString(Path.of(file)))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .filter(name -> !Set.of("voix_service", "voix_owner").contains(name)) // roles
                    .toList();
            assertThat(named)
                    .as(file)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(name -> assertThat(metrics).as(name).containsPattern("(?m)^" + name + "[ {]"));
        }
    }

    @Test
    void jobs_ballots_and_batches_are_measured() throws Exception {
        Scrutin scrutin = server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
        assertThat(cast(scrutin, "203.0.113.8")).isEqualTo(200);
        double standing = metric("voix_ballots_total{outcome=\"standing\"}");
        double batches = metric("voix_batch_seconds_count{kind=\"ballot\"}");
        double orders = metric("voix_batch_size_sum{kind=\"ballot\"}");
        assertThat(cast(scrutin, "203.0.113.9")).isEqualTo(200);

        assertThat(metric("voix_ballots_total{outcome=\"standing\"}")).isEqualTo(standing + 1);
        assertThat(metric("voix_batch_seconds_count{kind=\"ballot\"}")).isEqualTo(batches + 1);
        assertThat(metric("voix_batch_size_sum{kind=\"ballot\"}")).isEqualTo(orders + 1);
        assertThat(metric("voix_queue_oldest_seconds{kind=\"ballot\"}")).isZero();
        assertThat(metric("voix_publication_age_seconds")).isLessThan(60);
        assertThat(metric("voix_job_pause_seconds{job_name=\"PublicationJob.publish\"}"))
                .isEqualTo(1);
        assertThat(metric("hikaricp_connections_acquire_seconds_count{pool=")).isPositive();
    }

    /** What a job measures is there once the job is. */
    private static void awaitJobs() throws Exception {
        for (long end = System.nanoTime() + 30_000_000_000L; !metrics().contains("voix_mail_due"); ) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(200);
        }
    }

    private static double metric(String beginning) throws Exception {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void visitors_find_no_metrics_and_who_reads_metrics_finds_nothing_else() throws Exception {
        for (String address : List.of("/prometheus", "/prometheus/", "/metrics")) {
            assertThat(get(server.getURI(), address).statusCode()).as(address).isEqualTo(404);
        }
        for (String address : List.of("/", "/health", "/amendements", "/api/v1/themes", "/metrics")) {
            assertThat(get(management(), address).statusCode()).as(address).isEqualTo(404);
        }
        assertThat(get(server.getURI(), "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_are_for_this_machine_alone() throws Exception {
        InetAddress other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .findFirst()
                .orElseGet(() -> InetAddress.ofLiteral("127.0.0.2"));
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, port), 2_000))
                    .isInstanceOf(IOException.class);
        }
    }

    private static URI management() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static String metrics() throws Exception {
        HttpResponse<String> answer = get(management(), "/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        return answer.body();
    }

    private static HttpResponse<String> get(URI service, String address) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(service + address))
                        .header("X-Forwarded-For", NETWORK + 7)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int cast(Scrutin scrutin, String address) throws Exception {
        byte[] nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        String body = """
                {"choice":"pour","nonce":"%s","consent":true}""".formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
        return HTTP.send(
                        HttpRequest.newBuilder(server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot"))
                                .header("X-Forwarded-For", address)
                                .header(
                                        "Cookie",
                                        server.getApplicationContext()
                                                .getBean(TestVoters.class)
                                                .aVoter())
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
