package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.browser.Engine;
import fr.voix.browser.WebKit;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A colleague signs in on this machine without https, whatever the browser. */
@MicronautTest(transactional = false)
class PlainCookieTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Test
    void the_session_goes_without_secure_and_prefix() {
        var browser = new Browser(server.getURI());
        var cookies = Browser.setCookies(browser.signIn(team.a(Role.MODERATOR), Team.PASSWORD));
        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("voix-mod")
                        .contains("HTTPOnly", "SameSite=Strict", "Path=/")
                        .doesNotContain("Secure"));
        // a browser that signed in before this was so keeps its session
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);
    }

    @Test
    void safari_s_engine_signs_in_and_out() throws Exception {
        String email = team.a(Role.MODERATOR);
        String origin = "http://localhost:" + server.getPort();
        try (Engine browser = WebKit.start()) {
            browser.open(URI.create(origin + "/moderation/connexion"));
            browser.type("#mail", email);
            browser.type("#password", Team.PASSWORD);
            browser.click("form:has(#password) button");
            browser.await("location.pathname.endsWith('/second-facteur') && !!document.querySelector('#code')");
            browser.type("#code", Team.codeOf(email).orElseThrow());
            browser.click("form:has(#code) button");
            browser.await("location.pathname === '/moderation' && document.readyState === 'complete'");
            browser.click("form[action$=deconnexion] button");
            browser.await("location.search === '?apres=deconnexion' && document.readyState === 'complete'");
            browser.open(URI.create(origin + "/moderation"));
            assertThat(browser.read("location.pathname")).isEqualTo("/moderation/connexion");
        }
    }
}
