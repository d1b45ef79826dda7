package fr.voix.base.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.base.telemetry.TestCollector.Mood;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A collector is told of the service, and of nobody who uses it; and whatever it does, the service goes on. */
@Isolated("listens to the log")
class OtlpTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NETWORK = "198.51.100.77";
    private static final String WORDS = "licornebleue";
    private static final String CLIENT = "Lynx-of-Ada/2.8";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    Path folder;

    @Test
    void a_collector_is_told_of_everything_and_of_nobody() throws Exception {
        try (var collector = new TestCollector();
                EmbeddedServer service = serve(collector)) {
            Scrutin scrutin =
                    service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            String voter =
                    service.getApplicationContext().getBean(TestVoters.class).aVoter();
            HttpResponse<String> cast = send(service, "/api/v1/scrutins/" + scrutin.uid() + "/ballot", voter, """
                    {"choice": "pour","nonce":"AAAAAAAAAAAAAAAAAAAAAA","consent":true}""");
            assertThat(cast.statusCode()).isEqualTo(200);
            send(service, "/amendements?q=" + WORDS, voter, null);
            send(service, "/" + WORDS + "/" + scrutin.uid(), voter, null);
            send(service, "/scrutins/" + scrutin.uid() + "/urne", voter, null);

            await(() -> collector.taken().contains("PUT /api/v1/scrutins/{uid}/ballot"));
            await(() -> collector.taken().contains("GET without a route"));
            await(() -> collector.taken().contains("PublicationJob.publish"));
            String report = collector.taken();
            await(() -> collector.taken().substring(report.length()).contains("voix.publication.age"));

            assertThat(collector.taken())
                    .contains(
                            "/v1/metrics ",
                            "/v1/traces ",
                            "application/x-protobuf",
                            "voix.ballots",
                            "standing",
                            "voix.batch.total",
                            "hikaricp.connections.acquire",
                            "http.route",
                            cast.headers().firstValue("X-Request-Id").orElseThrow())
                    .doesNotContain(
                            scrutin.uid(),
                            NETWORK,
                            "198.51",
                            WORDS,
                            CLIENT,
                            "Lynx",
                            TRACE,
                            "127.0.0.1:" + service.getPort())
                    .doesNotContain(voter.replaceFirst("^[^=]*=", "").substring(0, 16));
        }
    }

    @Test
    void a_collector_that_misbehaves_holds_up_nobody_and_is_named_once() throws Exception {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        Logger log = (Logger) LoggerFactory.getLogger(ExportNotice.class);
        log.addAppender(lines);
        try (var collector = new TestCollector();
                EmbeddedServer service = serve(collector)) {
            await(() -> collector.calls() > 4);
            for (Mood mood : List.of(Mood.FAILS, Mood.SAYS_NOTHING, Mood.STALLS_AFTER_ITS_HEAD, Mood.NEVER_ENDS)) {
                collector.behave(mood);
                await(() -> said(lines, "takes no metrics") && said(lines, "takes no spans"));
                long began = System.nanoTime();
                int before = collector.calls();
                for (int i = 0; i < 300; i++) {
                    assertThat(send(service, "/nowhere/" + i, "", null).statusCode())
                            .isEqualTo(404);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as("with a collector that %s", mood)
                        .isLessThan(Duration.ofSeconds(60));
                if (mood != Mood.FAILS) {
                    assertThat(collector.calls() - before)
                            .as("exports while one is under way")
                            .isLessThan(100);
                }
                if (mood == Mood.STALLS_AFTER_ITS_HEAD) {
                    await(() -> collector.calls() - before > 5);
                }
                assertThat(lines.list).as("%s, in two lines", mood).hasSize(2);
                collector.behave(Mood.TAKES);
                await(() -> said(lines, "takes metrics again") && said(lines, "takes spans again"));
                lines.list.clear();
            }
            assertThat(collector.awaited())
                    .as("connections that were kept though nothing came: one of metrics, one of spans")
                    .isLessThanOrEqualTo(2);
            collector.end();
            await(() -> said(lines, "takes no metrics") && said(lines, "takes no spans"));
            assertThat(send(service, "/health", "", null).statusCode()).isEqualTo(200);
            assertThat(lines.list).hasSize(2);
        } finally {
            log.detachAppender(lines);
        }
    }

    @Test
    void without_a_collector_there_is_nothing_of_it() {
        try (EmbeddedServer service =
                TestServer.start(Map.of("voix.serving", "true", "voix.data-dir", folder.toString()))) {
            assertThat(service.getApplicationContext().containsBean(Tracer.class))
                    .isFalse();
            assertThat(service.getApplicationContext().containsBean(MeterReport.class))
                    .isFalse();
            assertThat(service.getApplicationContext().containsBean(RequestSpanFilter.class))
                    .isFalse();
        }
    }

    private static boolean said(ListAppender<ILoggingEvent> lines, String words) {
        // whoever appends holds the same lock
        synchronized (lines) {
            return lines.list.stream()
                    .anyMatch(line -> line.getFormattedMessage().contains(words));
        }
    }

    private EmbeddedServer serve(TestCollector collector) {
        return TestServer.start(Map.of(
                "voix.serving", "true",
                "voix.data-dir", folder.toString(),
                "voix.trusted-proxies", "127.0.0.0/8",
                "voix.otlp.metrics-url", collector.address("/v1/metrics"),
                "voix.otlp.metrics-every", "500ms",
                "voix.otlp.traces-url", collector.address("/v1/traces"),
                "voix.otlp.traces-share", "1"));
    }

    private static HttpResponse<String> send(EmbeddedServer service, String path, String cookie, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.getURI() + path))
                .header("X-Forwarded-For", NETWORK)
                .header("User-Agent", CLIENT)
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .header("Cookie", cookie);
        if (body != null) {
            request.header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void await(BooleanSupplier isSo) throws InterruptedException {
        for (long end = System.nanoTime() + 120_000_000_000L; !isSo.getAsBoolean(); ) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
    }
}
