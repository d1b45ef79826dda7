package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ballots are rehearsed before a balancer sends anybody, and nothing is left of them. */
class WarmStartTest {

    private static final List<String> TABLES = List.of(
            "urn",
            "leaf",
            "tile",
            "publication",
            "tally_history",
            "origin_mark",
            "crowd",
            "crowd_vote",
            "ballot",
            "ballot_aside",
            "ballot_request",
            "spent_proof",
            "audit_entry",
            "outbox",
            "load_count");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database database = TestDatabase.fresh();

    @Test
    void what_is_rehearsed_is_carried_out_and_leaves_nothing() throws Exception {
        Scrutin scrutin;
        try (EmbeddedServer before = serve(Map.of())) {
            scrutin = before.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            before.getApplicationContext().getBean(TestBallots.class).cast(scrutin, 31);
        }
        Map<String, String> stored = stored();
        try (EmbeddedServer service = serve(Map.of("voix.serving", "true", "voix.warm-up-for", "10s"))) {
            HttpResponse<String> unready = get(service, "/health/readiness");
            assertThat(unready.statusCode()).isEqualTo(503);
            assertThat(unready.body()).contains("has just begun").doesNotContain("is about to end");
            assertThat(get(service, "/health/liveness").statusCode()).isEqualTo(200);
            awaitReady(service);

            // far more than one network may write in a minute
            assertThat(service.getApplicationContext()
                            .getBean(WarmStartListener.class)
                            .rehearsed())
                    .isGreaterThan(100);
            assertThat(stored()).isEqualTo(stored);
            MeterRegistry meters = service.getApplicationContext().getBean(MeterRegistry.class);
            assertThat(meters.find("voix.ballots").counters())
                    .isNotEmpty()
                    .allSatisfy(counter -> assertThat(counter.count()).isZero());
            assertThat(meters.find("voix.refused").counters())
                    .extracting(Counter::count)
                    .containsOnly(0.0);
            assertThat(meters.find("voix.batch.size").summaries())
                    .isNotEmpty()
                    .allSatisfy(sizes -> assertThat(sizes.count()).isZero());

            assertThat(put(service, "/api/v1/scrutins/" + BallotRehearsal.UID + "/ballot")
                            .statusCode())
                    .isEqualTo(404);
            HttpResponse<String> cast = put(service, "/api/v1/scrutins/" + scrutin.uid() + "/ballot");
            assertThat(cast.statusCode()).as(cast.body()).isEqualTo(200);
            assertThat(cast.body()).contains("\"index\":32,");
        }
    }

    @Test
    void without_a_question_there_is_nothing_to_rehearse() throws Exception {
        try (EmbeddedServer service = serve(Map.of("voix.serving", "true", "voix.warm-up-for", "1m"))) {
            awaitReady(service);
            assertThat(service.getApplicationContext()
                            .getBean(WarmStartListener.class)
                            .rehearsed())
                    .isZero();
        }
    }

    private EmbeddedServer serve(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "voix.urn.notes", folder.toString(),
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
        settings.putAll(more);
        return TestServer.start(settings);
    }

    private void awaitReady(EmbeddedServer service) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (get(service, "/health/readiness").statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(50);
        }
    }

    private Map<String, String> stored() throws Exception {
        Map<String, String> stored = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                String sql = "select coalesce(string_agg(t::text, ';' order by t::text), '') from " + table + " t";
                try (ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    stored.put(table, rows.getString(1));
                }
            }
        }
        return stored;
    }

    private HttpResponse<String> get(EmbeddedServer service, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.getURI() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(EmbeddedServer service, String path) throws Exception {
        String cookie =
                service.getApplicationContext().getBean(TestVoters.class).aVoter();
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.getURI() + path))
                .headers("Content-Type", "application/json", "Cookie", cookie)
                .PUT(BodyPublishers.ofString(
                        "{\"choice\":\"pour\",\"nonce\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"consent\":true}"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
