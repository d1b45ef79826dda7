package fr.voix.vote.ballot;

import static fr.voix.Http.get;
import static fr.voix.Http.until;
import static fr.voix.Http.vote;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.CuttableProxy;
import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** The database goes away under a whole service with all its jobs, and comes back. */
@Isolated("reads what the process logs")
@Tag("long")
class OutageTest {

    /** Every job that is done each minute or more often had its turn. */
    private static final Duration LONG = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level level = root().getLevel();

    @Test
    void a_vote_is_said_not_to_be_recorded_and_the_log_says_it_once() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        URI address = URI.create(database.url().substring("jdbc:".length()));
        try (CuttableProxy line = new CuttableProxy(address.getPort());
                EmbeddedServer server = TestServer.start(Map.of(
                        "datasources.default.url",
                        database.url().replace(address.getAuthority(), "127.0.0.1:" + line.port()),
                        "datasources.default.username",
                        database.user(),
                        "datasources.default.password",
                        database.password(),
                        "datasources.default.connection-timeout",
                        500,
                        "voix.serving",
                        "true",
                        "voix.data-dir",
                        folder.toString(),
                        "voix.urn.notes",
                        folder.resolve("notes").toString()))) {
            Scrutin scrutin =
                    server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            assertThat(vote(server, scrutin.uid()).statusCode()).isEqualTo(200);
            HttpResponse<String> well = get(server, "/health/votes");
            assertThat(well.statusCode()).as(well.body()).isEqualTo(200);
            assertThat(well.body()).isEqualTo("{\"status\":\"UP\"}");
            Thread.sleep(5_000);

            listen();
            line.cut();
            Thread.sleep(1_000);
            for (long end = System.nanoTime() + LONG.toNanos(); System.nanoTime() < end; Thread.sleep(500)) {
                HttpResponse<String> refused = vote(server, scrutin.uid());
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(refused.body())
                        .contains("/api/v1/problems/unavailable", "rien n’a été enregistré")
                        .doesNotContain("jdbc", "Hikari");
                get(server, "/themes");
            }
            HttpResponse<String> away = get(server, "/health/votes");
            assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
            assertThat(away.body()).contains("\"status\":\"DOWN\"", "\"commits\":", "votes are not taken");
            assertThat(get(server, "/health/readiness").statusCode())
                    .as("another instance would have no database either, and this one has pages")
                    .isEqualTo(200);

            line.mend();
            until(() -> get(server, "/health/votes").statusCode() == 200);
            until(() -> vote(server, scrutin.uid()).body().contains("\"total\":2"));
            until(() -> lines(Level.INFO).stream().anyMatch(said -> said.startsWith("The database answers again")));
            assertThat(lines(Level.WARN))
                    .singleElement()
                    .asString()
                    .startsWith("The database does not answer, as ")
                    .doesNotContain(scrutin.uid());
        } finally {
            root().detachAppender(log);
            root().setLevel(level);
        }
    }

    private void listen() {
        log.start();
        // as the service does
        root().setLevel(Level.INFO);
        root().addAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** What the log of a deployment would show. */
    private List<String> lines(Level least) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(least))
                .filter(event -> !event.getLoggerName().startsWith("com.zaxxer.hikari.pool."))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
