package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no page of ours sends, on every route of the desk that writes. */
@MicronautTest(transactional = false)
class DeskBadInputTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ScrutinFixture fixture;

    private Browser browser;
    private String uid;
    private String csrf;

    @BeforeEach
    void aModeratorAndAScrutin() {
        uid = fixture.aScrutin();
        browser = new Browser(server.getURI());
        browser.enter(team.a(Role.MODERATOR));
        csrf = Browser.csrf(browser.get("/moderation/scrutins/" + uid));
    }

    private int send(String path, String origin, String type, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(browser.origin() + path.replace("{uid}", uid)))
                .header("Cookie", "__Host-voix-mod=" + browser.cookie())
                .header("Origin", origin)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/moderation/scrutins/{uid}",
                "/moderation/scrutins/{uid}/retablir",
                "/moderation/annuler",
                "/moderation/lot",
            })
    void it_is_refused_precisely_and_writes_nothing(String path) throws Exception {
        long before = fixture.number("select count(*) from classification");
        var right = "csrf=" + csrf + "&version=0&decision=1&list=x&seen=0&theme=sante";

        assertThat(send(path, "https://elsewhere.example", FORM, right))
                .as("foreign")
                .isEqualTo(403);
        assertThat(send(path, browser.origin(), FORM, "version=0"))
                .as("no token")
                .isEqualTo(403);
        assertThat(send(path, browser.origin(), FORM, right + "&reason=" + "x".repeat(70_000)))
                .as("oversize")
                .isEqualTo(413);
        assertThat(send(path, browser.origin(), "application/json", "{}"))
                .as("not a form")
                .isEqualTo(415);
        assertThat(send(path, browser.origin(), FORM, "")).as("empty").isIn(400, 403);
        assertThat(send(path, browser.origin(), FORM, "csrf=%zz&version=%ff&seen=%00"))
                .as("malformed")
                .isIn(400, 403);

        assertThat(fixture.number("select count(*) from classification")).isEqualTo(before);
    }
}
