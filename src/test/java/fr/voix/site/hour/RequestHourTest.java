package fr.voix.site.hour;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.base.http.Rehearsal;
import fr.voix.urn.register.RegisterPublishing;
import fr.voix.verify.VerifyRun;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the register says of requests: so many an hour, by class, and of nobody. */
class RequestHourTest {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    /** Asks for no upgrade: its requests are as plain as those of browsers. */
    private final HttpClient plain =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Database database = TestDatabase.fresh();

    @ParameterizedTest
    @CsvSource({
        "GET,/,page",
        "GET,/en,page",
        "HEAD,/en/17/amendements/2247/CION_FIN/CF1115?a=b,page",
        "GET,/registre,page",
        "GET,/registre/checkpoint,api",
        "GET,/scrutins/AMAN1/urne/preuve/3,api",
        "GET,/scrutins/AMAN1/flux,api",
        "GET,/api/v1/scrutins/AMAN1/ballot,api",
        "PUT,/api/v1/scrutins/AMAN1/ballot,vote",
        "POST,/api/v1/robot-check,vote",
        "DELETE,/api/v1/scrutins/AMAN1/ballot,vote",
        "POST,/en/petitions/4-titre/signatures,vote",
        "POST,/petitions/4-titre/signatures/code,vote",
        "POST,/signatures/4,vote",
        "POST,/signatures/4/retrait,vote",
        "POST,/,page",
        "POST,/suivre,page",
        "POST,/petitions/nouvelle,page",
        "POST,/api/v1/scrutins/AMAN1/ballot,api",
        "DELETE,/api/v1/robot-check,api",
        "GET,/embed/scrutins/AMAN1?theme=clair,embed",
        "GET,/en/embed/petitions/4,embed",
        "GET,/embed.js,embed",
        "GET,/scrutins/AMAN1/carte.png,embed",
        "GET,/oembed?url=x,embed",
        "GET,/static/base/base.css,",
        "POST,/moderation/entree,",
        "GET,/health/readiness,",
        "OPTIONS,/api/v1/scrutins/AMAN1,",
    })
    void a_route_is_of_one_class_or_of_none(String method, String uri, String code) {
        assertThat(RequestClass.of(method, uri).map(RequestClass::code)).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void what_all_instances_answered_is_stated_once_the_hour_is_over_and_verify_reads_it() throws Exception {
        try (EmbeddedServer one = serve("one");
                EmbeddedServer two = serve("two")) {
            // the second of a page comes from memory, the third from before the codec
            assertThat(get(one, "/methode")).isEqualTo(200);
            assertThat(get(one, "/methode")).isEqualTo(200);
            assertThat(send(plain, one, HttpRequest.newBuilder(), "/methode")).isEqualTo(200);
            assertThat(get(two, "/rien-de-tel")).isEqualTo(404);
            assertThat(get(two, "/api/v1/themes")).isEqualTo(200);
            send(two, HttpRequest.newBuilder().PUT(BodyPublishers.ofString("{}")), "/api/v1/scrutins/AMAN1/ballot");
            counter(one).count(RequestClass.API, 503);
            counter(one).flush();
            counter(two).flush();
            tick(one);
            assertThat(stated()).as("the hour is not over").isEmpty();

            execute("update request_hour set hour = hour - interval '3 hours'");
            tick(one);
            tick(two);
            assertThat(stated())
                    .hasSize(3)
                    .anyMatch(line -> line.matches("h1 \\S+:00:00Z api 1 2"))
                    .anyMatch(line -> line.matches("h1 \\S+:00:00Z page 4 4"))
                    .anyMatch(line -> line.matches("h1 \\S+:00:00Z vote 1 1"));
            VerifyRun run = VerifyRun.of(one.getURI().toString(), "--all");
            assertThat(run.sentences("registre")).isEmpty();

            counter(one).count(RequestClass.VOTE, 200);
            counter(one).flush();
            execute("update request_hour set hour = hour - interval '2 hours' where class = 'vote'"
                    + " and hour > now() - interval '1 hour'");
            tick(two);
            assertThat(stated()).hasSize(4);
        }
    }

    @Test
    void an_answer_counts_once_with_the_request_that_it_is_to() throws Exception {
        try (EmbeddedServer service = serve("one")) {
            Rehearsal rehearsal = service.getApplicationContext().getBean(Rehearsal.class);
            RequestCountHandlerFactory handlers =
                    service.getApplicationContext().getBean(RequestCountHandlerFactory.class);
            exchange(handlers);
            rehearsal.enter(new EmbeddedChannel().remoteAddress());
            exchange(handlers);
            counter(service).flush();
            execute("update request_hour set hour = hour - interval '3 hours'");
            tick(service);
            assertThat(stated())
                    .hasSize(2)
                    .anyMatch(line -> line.endsWith(" embed 0 1"))
                    .anyMatch(line -> line.endsWith(" api 1 1"));
        }
    }

    private static void exchange(RequestCountHandlerFactory handlers) {
        EmbeddedChannel connection = new EmbeddedChannel();
        connection.pipeline().addLast(handlers.create(connection));
        for (String uri : List.of("/embed.js", "/static/x.js", "/api/v1/themes")) {
            connection.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, uri));
        }
        for (int status : new int[] {100, 503, 500, 429, 200}) {
            connection.writeOutbound(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status)));
        }
        connection.finishAndReleaseAll();
    }

    /** What was counted while the database was away is told by nobody before it is back. */
    @Test
    void an_hour_after_which_the_database_was_away_waits_until_all_is_told() throws Exception {
        try (EmbeddedServer service = serve("one", "10s")) {
            RequestCounter counter = counter(service);
            counter.count(RequestClass.API, 200);
            counter.flush();
            counter.count(RequestClass.API, 503);
            pass(service, Duration.ofHours(3));
            tick(service);
            assertThat(stated()).isEmpty();

            counter.flush();
            pass(service, Duration.ofSeconds(11));
            tick(service);
            assertThat(stated()).as("others may not have told theirs").isEmpty();

            pass(service, Duration.ofSeconds(60));
            counter.flush();
            tick(service);
            assertThat(stated()).singleElement().asString().endsWith(" api 1 2");
        }
    }

    private static void pass(EmbeddedServer service, Duration time) {
        service.getApplicationContext().getBean(ShiftedClock.class).advance(time);
    }

    private EmbeddedServer serve(String notes) {
        return serve(notes, "0s");
    }

    private EmbeddedServer serve(String notes, String every) {
        return TestServer.start(Map.of(
                "test.shifted-clock", "true",
                "voix.register.every", every,
                "voix.urn.notes", folder.resolve(notes).toString(),
                "voix.register.every-of-many", "0s",
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
    }

    private static RequestCounter counter(EmbeddedServer service) {
        return service.getApplicationContext().getBean(RequestCounter.class);
    }

    private static void tick(EmbeddedServer service) {
        service.getApplicationContext().getBean(RegisterPublishing.class).publish();
    }

    private int get(EmbeddedServer service, String path) throws Exception {
        return send(service, HttpRequest.newBuilder(), path);
    }

    private int send(EmbeddedServer service, HttpRequest.Builder request, String path) throws Exception {
        return send(http, service, request, path);
    }

    private static int send(HttpClient client, EmbeddedServer service, HttpRequest.Builder request, String path)
            throws Exception {
        return client.send(request.uri(URI.create(service.getURI() + path)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private List<String> stated() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select line from register_leaf where line like 'h1 %'")) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
