package fr.voix.urn.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances on one database: what one takes in, the other shows. */
class TwoInstancesTest {

    /** A second of publishing on the other instance, and what a busy machine adds. */
    private static final Duration SOON = Duration.ofMillis(2_500);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static EmbeddedServer one;
    private static EmbeddedServer other;

    @BeforeAll
    static void start() {
        TestDatabase.Database database = TestDatabase.fresh();
        Map<String, Object> shared = Map.of(
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password());
        one = TestServer.start(shared);
        other = TestServer.start(shared);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void a_vote_at_one_is_seen_at_the_other_in_stream_tally_and_page() throws Exception {
        Scrutin scrutin = one.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
        String page = "/17/amendements/9999/CION_FIN/" + scrutin.uid().replaceFirst(".*N0*", "CF");
        String tally = "/api/v1/scrutins/" + scrutin.uid() + "/tally";
        String flux = "/scrutins/" + scrutin.uid() + "/flux";
        try (EventStream stream = EventStream.open(other.getURI().resolve(flux))) {
            String seen = stream.tally().id();
            // kept there from now on
            assertThat(get(other, tally)).contains("\"total\":0");
            assertThat(get(other, page)).containsPattern("<b data-total[^>]*>0</b>");

            vote(scrutin);
            long votedAt = System.nanoTime();
            EventStream.Event event = stream.tally();
            assertThat(event.data()).contains("\"pour\":1", "\"total\":1");
            assertThat(get(other, tally)).isEqualTo(event.data());
            assertThat(get(other, page)).containsPattern("<b data-total[^>]*>1</b>");
            assertThat(Duration.ofNanos(System.nanoTime() - votedAt)).isLessThan(SOON);

            try (EventStream moved = EventStream.resume(one.getURI().resolve(flux), seen)) {
                assertThat(moved.tally().id()).isEqualTo(event.id());
            }
            try (EventStream moved = EventStream.resume(one.getURI().resolve(flux), event.id())) {
                assertThat(moved.within(Duration.ofMillis(1_500)))
                        .extracting(EventStream.Event::kind)
                        .doesNotContain("tally");
            }
        }
    }

    /** Both have a queue of their own: only the lock of the urn and the database keep their repeats apart. */
    @Test
    void a_request_repeated_at_both_under_one_key_is_one_ballot() throws Exception {
        Scrutin scrutin = one.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
        String cookie = one.getApplicationContext().getBean(TestVoters.class).aVoter();
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                EmbeddedServer instance = i % 2 == 0 ? one : other;
                answers.add(clients.submit(() -> HTTP.send(
                        ballot(instance, scrutin, cookie)
                                .header("Idempotency-Key", "\"the-same\"")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())));
            }
        }
        Set<String> receipts = new HashSet<>();
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            receipts.add(answer.get().body().replaceAll(".*(\"receipt\":\\{[^}]*\\}).*", "$1"));
        }
        assertThat(receipts).hasSize(1);
        UrnTables tables = one.getApplicationContext().getBean(UrnTables.class);
        assertThat(tables.leavesOf(scrutin)).hasSize(2);
        assertThat(tables.rowsOf("ballot_request", scrutin)).isEqualTo(1);
    }

    private static void vote(Scrutin scrutin) throws Exception {
        String cookie = one.getApplicationContext().getBean(TestVoters.class).aVoter();
        HttpRequest request = ballot(one, scrutin, cookie).build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private static HttpRequest.Builder ballot(EmbeddedServer instance, Scrutin scrutin, String cookie) {
        return HttpRequest.newBuilder(instance.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot"))
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}"));
    }

    private static String get(EmbeddedServer instance, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(instance.getURI().resolve(path)).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
