package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Whatever is refused to somebody who wants in leaves a line, by which nobody outside is known. */
@MicronautTest(transactional = false)
@Isolated("reads what the process logs")
class RefusalLogTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Level level;
    private Browser browser;
    private String email;

    @BeforeEach
    void listen() {
        email = team.a(Role.READER);
        browser = new Browser(server.getURI());
        level = root.getLevel();
        root.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    private List<String> refusals() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("refused"))
                .toList();
    }

    @Test
    void a_refused_sign_in_is_told_by_number_and_never_by_what_was_typed() {
        browser.password(email, "ce n’est pas le bon mot");
        browser.password("personne@ailleurs.example", "ce n’est pas le bon mot");
        browser.password(email, Team.PASSWORD);
        var step = browser.get(SecondStepController.PATH);
        browser.post(SecondStepController.PATH, "csrf=" + Browser.csrf(step), "code=000000");
        browser.post(SecondStepController.RECOVERY, "csrf=" + Browser.csrf(step), "code=AAAA-BBBB");
        assertThat(refusals())
                .containsExactly(
                        "sign-in refused: wrong password, account " + team.idOf(email),
                        "sign-in refused: wrong password, account unknown",
                        "sign-in refused: wrong totp, account " + team.idOf(email),
                        "sign-in refused: wrong recovery-code, account " + team.idOf(email));
    }

    @Test
    void what_a_role_may_not_do_is_told_with_its_route() {
        browser.signIn(email, Team.PASSWORD);
        assertThat(browser.get("/moderation/equipe").statusCode()).isEqualTo(403);
        assertThat(browser.post("/moderation/deconnexion", "csrf=x").statusCode())
                .isEqualTo(403);
        assertThat(refusals())
                .containsExactly(
                        "refused: GET /moderation/equipe, account " + team.idOf(email),
                        "refused: POST /moderation/deconnexion, account " + team.idOf(email));
    }

    @Test
    void writes_that_another_site_sends_are_told_once_a_second() throws Exception {
        for (int i = 0; i < 10; i++) {
            String path = i % 2 == 0 ? "/petitions/nouvelle" : "/moderation/deconnexion";
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                                    .header("Origin", "https://attacker.example")
                                    .POST(HttpRequest.BodyPublishers.ofString("titre=planted"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        assertThat(refusals())
                .isNotEmpty()
                .hasSizeLessThan(5)
                .allSatisfy(line -> assertThat(line).doesNotContain("attacker", "planted"));
    }
}
