package fr.voix.urn.live;

import static fr.voix.Http.get;
import static fr.voix.Http.send;
import static fr.voix.Http.vote;
import static fr.voix.Http.voting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one database: what one takes in, the other shows. */
class TwoInstancesTest {

    /** A second of publishing on the other instance, and what a busy machine adds. */
    private static final Duration SOON = Duration.ofMillis(2_500);

    @TempDir
    static Path folder;

    private static EmbeddedServer one;
    private static EmbeddedServer other;

    @BeforeAll
    static void start() {
        TestDatabase.Database database = TestDatabase.fresh();
        one = TestServer.start(database, folder.resolve("one"), Map.of());
        other = TestServer.start(database, folder.resolve("other"), Map.of());
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
            assertThat(get(other, tally).body()).contains("\"total\":0");
            assertThat(get(other, page).body()).containsPattern("<b data-total[^>]*>0</b>");

            assertThat(vote(one, scrutin.uid()).statusCode()).isEqualTo(200);
            long votedAt = System.nanoTime();
            EventStream.Event event = stream.tally();
            assertThat(event.data()).contains("\"pour\":1", "\"total\":1");
            assertThat(get(other, tally).body()).isEqualTo(event.data());
            assertThat(get(other, page).body()).containsPattern("<b data-total[^>]*>1</b>");
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
                answers.add(clients.submit(() -> send(
                        voting(instance, scrutin.uid(), cookie, "pour").header("Idempotency-Key", "\"the-same\""))));
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
}
