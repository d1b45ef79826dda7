package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A service with room for two ballots: one that is written and one that waits. */
@Isolated("goes by how soon a request is inside")
class BallotGateTest {

    private static final int ROOM = 2;

    private static EmbeddedServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of(
                "voix.ballots.queue",
                "1",
                "voix.ballots.batch",
                "1",
                "voix.ballots.answer-within",
                "20s",
                "voix.ballots.network-share",
                "1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoever_finds_no_room_is_told_at_once_and_there_is_room_again_afterwards() throws Exception {
        Scrutin scrutin = server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        List<HttpResponse<String>> refused = new ArrayList<>();
        // the very first request of a service takes much longer than those that it is about
        assertThat(http.send(vote(scrutin), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        whileLocked(scrutin, () -> {
            for (int i = 0; i < ROOM; i++) {
                waiting.add(http.sendAsync(vote(scrutin), HttpResponse.BodyHandlers.ofString()));
                Thread.sleep(200);
            }
            for (int i = 0; i < 20; i++) {
                // nothing is looked at: behind the gate this would be a 403
                HttpRequest withoutPass = HttpRequest.newBuilder(vote(scrutin), (name, value) -> !name.equals("Cookie"))
                        .header("Accept-Language", "en")
                        .build();
                refused.add(http.send(withoutPass, HttpResponse.BodyHandlers.ofString()));
            }
        });

        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.body())
                    .contains("/api/v1/problems/busy", Messages.of(Language.EN).t(BallotController.BUSY));
        });
        for (CompletableFuture<HttpResponse<String>> answer : waiting) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        assertThat(http.send(vote(scrutin), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.getApplicationContext().getBean(UrnTables.class).rowsOf("ballot", scrutin))
                .isEqualTo(ROOM + 2);
    }

    @Test
    void whoever_hangs_up_leaves_no_place_taken() throws Exception {
        Scrutin scrutin = server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
        whileLocked(scrutin, () -> {
            for (int i = 0; i < ROOM; i++) {
                HttpRequest request = HttpRequest.newBuilder(vote(scrutin), (name, value) -> true)
                        .timeout(Duration.ofMillis(200))
                        .build();
                assertThat(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                        .failsWithin(Duration.ofSeconds(5));
            }
        });

        // the orders of those who left are still carried out: then there is room
        HttpResponse<String> answer = http.send(vote(scrutin), HttpResponse.BodyHandlers.ofString());
        for (int i = 0; i < 50 && answer.statusCode() == 503; i++) {
            Thread.sleep(100);
            answer = http.send(vote(scrutin), HttpResponse.BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static HttpRequest vote(Scrutin scrutin) {
        URI address = server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot");
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header(
                        "Cookie",
                        server.getApplicationContext().getBean(TestVoters.class).aVoter())
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"choice":"pour","nonce":"AAAAAAAAAAAAAAAAAAAAAA","consent":true}"""))
                .build();
    }

    private interface Work {
        void run() throws Exception;
    }

    /** While another transaction holds the urn, no ballot is written. */
    private static void whileLocked(Scrutin scrutin, Work work) {
        var context = server.getApplicationContext();
        JdbcOperations jdbc = context.getBean(JdbcOperations.class);
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions = context.getBean(TransactionOperations.class);
        transactions.executeWrite(status -> {
            jdbc.prepareStatement("select 1 from urn where urn_id = ? for update", statement -> {
                statement.setLong(1, scrutin.urnId());
                return statement.execute();
            });
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return status;
        });
    }
}
