package fr.voix.base.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.base.http.RequestId;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@MicronautTest(transactional = false)
@Isolated("reads what the process logs")
@Property(name = "test.planted-failure", value = "true")
class RequestIdTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level level;
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        log.start();
        level = root.getLevel();
        // as the service does
        root.setLevel(Level.INFO);
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path));
    }

    private static String id(HttpResponse<?> answer) {
        return answer.headers().firstValue(RequestId.HEADER).orElseThrow();
    }

    @Test
    void each_answer_that_somebody_made_has_an_id_of_its_own() throws Exception {
        Set<String> ids = new HashSet<>();
        List<String> paths =
                List.of("/recu", "/api/v1/themes?q=1", "/nothing-here", "/api/v1/scrutins/NOBODY", "/health");
        for (String path : paths) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = send(to(path).header(RequestId.HEADER, "of-a-client"));
                assertThat(id(answer)).as(path).matches("[0-9a-f]{12}");
                ids.add(id(answer));
            }
        }
        HttpResponse<String> refused = send(to("/api/v1/scrutins/A/ballot")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{")));
        assertThat(refused.statusCode()).isEqualTo(400);
        ids.add(id(refused));
        assertThat(ids).hasSize(3 * paths.size() + 1);
    }

    @Test
    void kept_bytes_name_nobodys_request() throws Exception {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            send(to("/"))
                    .headers()
                    .firstValue(RequestId.HEADER)
                    .ifPresent(id -> assertThat(seen.add(id)).isTrue());
        }
    }

    @Test
    void what_is_logged_for_a_request_has_its_id_and_so_has_the_page_of_the_error() throws Exception {
        for (int i = 0; i < 3; i++) {
            log.list.clear();
            HttpResponse<String> failed =
                    send(to("/themes").header("Accept", "text/html").header(PlantedFailureFilter.HEADER, "yes"));
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body()).contains(id(failed));
            assertThat(log.list)
                    .filteredOn(event -> event.getFormattedMessage().contains("failed: GET"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.getFormattedMessage()).contains("request " + id(failed));
                        assertThat(event.getMDCPropertyMap()).containsEntry(RequestId.FIELD, id(failed));
                    });
        }
    }

    /** On whatever thread: the password is looked at on another one than the filters'. */
    @Test
    void a_line_of_a_controller_has_it_too() {
        HttpResponse<String> refused =
                new Browser(server.getURI()).password(team.a(Role.READER), "ce n’est pas le bon mot");
        assertThat(log.list)
                .filteredOn(event -> event.getFormattedMessage().startsWith("sign-in refused"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getMDCPropertyMap()).containsEntry(RequestId.FIELD, id(refused)));
    }
}
