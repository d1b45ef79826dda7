package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a voter of a quiet urn is answered about the count, whatever they did since it was published. */
class OwnTallyTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestDatabase.Database database;
    private static EmbeddedServer server;
    private Scrutin scrutin;
    private String voter;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "datasources.default.url",
                        database.url(),
                        "datasources.default.username",
                        database.user(),
                        "datasources.default.password",
                        database.password(),
                        "voix.urn.publish-every",
                        "1h",
                        "voix.urn.quiet-ballots",
                        8,
                        "voix.urn.quiet-for",
                        "10m"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        scrutin = bean(Fixtures.class).anOpenScrutin();
        voter = bean(TestVoters.class).aVoter();
    }

    @Test
    void a_ballot_that_was_published_stands_once_through_any_number_of_changes_of_mind() throws Exception {
        publishWith("pour");
        assertThat(put("contre")).isEqualTo(List.of(3L, 4L, 2L));
        assertThat(put("abstention")).isEqualTo(List.of(3L, 3L, 3L));
        assertThat(put("abstention")).isEqualTo(List.of(3L, 3L, 3L));
        assertThat(put("contre")).isEqualTo(List.of(3L, 4L, 2L));
        assertThat(put("pour")).isEqualTo(List.of(4L, 3L, 2L));
    }

    @Test
    void a_ballot_that_was_published_is_gone_when_its_change_is_taken_back() throws Exception {
        publishWith("pour");
        put("contre");
        assertThat(withdraw()).isEqualTo(List.of(3L, 3L, 2L));
        assertThat(withdraw()).isEqualTo(List.of(3L, 3L, 2L));
        assertThat(put("abstention")).isEqualTo(List.of(3L, 3L, 3L));
    }

    @Test
    void a_first_ballot_that_waits_stands_once_through_changes_of_mind() throws Exception {
        assertThat(put("pour")).isEqualTo(List.of(1L, 0L, 0L));
        assertThat(put("contre")).isEqualTo(List.of(0L, 1L, 0L));
        assertThat(put("contre")).isEqualTo(List.of(0L, 1L, 0L));
        assertThat(withdraw()).isEqualTo(List.of(0L, 0L, 0L));
        assertThat(put("abstention")).isEqualTo(List.of(0L, 0L, 1L));
    }

    @Test
    void what_was_published_meanwhile_is_not_taken_away_once_more() throws Exception {
        publishWith("pour");
        put("contre");
        bean(TestBallots.class).cast(scrutin, 8);
        bean(UrnPublishing.class).publish();
        assertThat(put("contre")).isEqualTo(List.of(6L, 7L, 4L));
        assertThat(put("abstention")).isEqualTo(List.of(6L, 6L, 5L));
        assertThat(put("contre")).isEqualTo(List.of(6L, 7L, 4L));
    }

    /** The ballot is committed before the count is read. */
    @Test
    void a_ballot_that_is_written_is_answered_as_such_while_nothing_published_can_be_read() throws Exception {
        execute("alter view published_urn rename to published_urn_away");
        try {
            JsonNode cast = answer("PUT", body("pour"));
            assertThat(cast.get("choice").getStringValue()).isEqualTo("pour");
            assertThat(cast.get("receipt").get("index").getLongValue()).isEqualTo(1);
            assertThat(cast.get("tally")).isNull();
            assertThat(answer("DELETE", "").get("tally")).isNull();
        } finally {
            execute("alter view published_urn_away rename to published_urn");
        }
        assertThat(put("contre")).isEqualTo(List.of(0L, 1L, 0L));
    }

    /** Eight others, and the voter. */
    private void publishWith(String choice) throws Exception {
        bean(TestBallots.class).cast(scrutin, 8);
        put(choice);
        bean(UrnPublishing.class).publish();
        assertThat(put(choice)).isEqualTo(List.of(4L, 3L, 2L));
    }

    private List<Long> put(String choice) throws Exception {
        return counts(answer("PUT", body(choice)));
    }

    private List<Long> withdraw() throws Exception {
        return counts(answer("DELETE", ""));
    }

    private static String body(String choice) {
        return "{\"choice\":\"" + choice + "\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}";
    }

    private static List<Long> counts(JsonNode answer) {
        JsonNode tally = answer.get("tally");
        return List.of(
                tally.get("pour").getLongValue(),
                tally.get("contre").getLongValue(),
                tally.get("abstention").getLongValue());
    }

    private JsonNode answer(String method, String body) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot"))
                        .header("Cookie", voter)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return bean(JsonMapper.class).readValue(answer.body(), JsonNode.class);
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }
}
