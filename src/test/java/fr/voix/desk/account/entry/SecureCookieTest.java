package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** As the public comes, by https. */
@MicronautTest(transactional = false)
@Property(name = "voix.public-url", value = "https://voix.example")
class SecureCookieTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Test
    void the_right_password_opens_a_session_in_one_well_kept_cookie() {
        var browser = new Browser(server.getURI()).behind("https://voix.example");
        var cookies = Browser.setCookies(browser.signIn(team.a(Role.MODERATOR), Team.PASSWORD));
        assertThat(cookies)
                .hasSize(2)
                .filteredOn(cookie -> cookie.startsWith("__Host-voix-mod-appareil="))
                .singleElement()
                .asString()
                .contains("Secure", "HTTPOnly", "SameSite=Strict", "Path=/");
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("__Host-voix-mod="))
                .singleElement()
                .satisfies(cookie -> {
                    assertThat(cookie.split(";\\s*")).contains("Secure", "HTTPOnly", "SameSite=Strict", "Path=/");
                    assertThat(cookie.toLowerCase(Locale.ROOT))
                            .doesNotContain("domain")
                            .doesNotContain("max-age");
                });
    }

    @Test
    void a_cookie_without_the_prefix_opens_nothing() {
        var browser = Browser.of(server, team.a(Role.MODERATOR));
        assertThat(browser.get("/moderation").statusCode()).isEqualTo(200);
        assertThat(browser.withPlainNames().get("/moderation").statusCode()).isEqualTo(303);
    }
}
