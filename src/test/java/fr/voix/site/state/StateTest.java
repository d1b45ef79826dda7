package fr.voix.site.state;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.TestServer;
import fr.voix.base.answer.PublicVersion;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnGuard;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(Map.of("test.shifted-clock", "true"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    private String page(String path) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        return answer.body();
    }

    /** Which is kept for some seconds, unless something changes. */
    private String laterPage(String path) throws Exception {
        bean(PublicVersion.class).bump();
        return page(path);
    }

    @Test
    void it_shows_what_was_measured_and_nothing_else() throws Exception {
        assertThat(page("/etat")).contains("Rien n’a encore été mesuré").doesNotContain("<table", "Courrier</h2>");

        bean(StateService.class).look();
        bean(StateService.class).look();
        assertThat(laterPage("/etat"))
                .contains("2 vérifications, aucun échec.", "0 sur 2", "<h2>Votes</h2>", "<h2>Courrier</h2>");
        assertThat(laterPage("/en/etat")).contains("2 checks, no failure.", "0 of 2", "<h2>Mail</h2>");
    }

    @Test
    void each_page_that_was_asked_for_is_counted_once() throws Exception {
        StateService state = bean(StateService.class);
        page("/methode");
        page("/en/methode");
        http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/api/v1/themes"))
                        .build(),
                BodyHandlers.discarding());
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (bean(ScrutinFixture.class).number("select coalesce(sum(total), 0) from service_day where part = 'pages'")
                < 2) {
            assertThat(System.nanoTime()).as("counted").isLessThan(deadline);
            state.look();
        }
        state.look();
        assertThat(page("/etat")).contains("<h2>Pages</h2>", "2 pages demandées, aucun échec.");
    }

    @Test
    void a_time_in_which_no_vote_could_be_counted_is_told() throws Exception {
        StateService state = bean(StateService.class);
        state.look();
        bean(UrnGuard.class).stop("Nobody says what was published");
        state.look();
        state.look();
        assertThat(page("/etat")).contains("3 vérifications, 2 échecs.", "2 sur 3");
    }

    @Test
    void days_are_forgotten_after_ninety_of_them() throws Exception {
        StateService state = bean(StateService.class);
        ScrutinFixture sql = bean(ScrutinFixture.class);
        state.look();
        bean(ShiftedClock.class).advance(Duration.ofDays(89));
        state.look();
        assertThat(sql.number("select count(distinct day) from service_day")).isEqualTo(2);
        bean(ShiftedClock.class).advance(Duration.ofDays(1));
        state.look();
        assertThat(sql.number("select count(distinct day) from service_day")).isEqualTo(2);
        assertThat(page("/etat")).contains("2 vérifications, aucun échec.");
    }
}
