package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.guard.RawHttp;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route of the back office that writes, also those that are not thought of yet, against what no page of ours sends. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class WriteRouteTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Inject
    Team team;

    private Browser browser;
    private Browser half;

    @BeforeEach
    void sessions() {
        browser = new Browser(server.getURI());
        browser.signIn(team.a(Role.ADMINISTRATOR), Team.PASSWORD);
        half = new Browser(server.getURI());
        half.password(team.a(Role.ADMINISTRATOR), Team.PASSWORD);
    }

    private List<String> routes() {
        var routes = router.uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("POST"))
                .map(route -> route.getUriMatchTemplate().toPathString())
                .filter(path -> path.matches("(/en)?/moderation/.*"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(30);
        return routes;
    }

    private static String path(String route) {
        return route.replaceAll("\\{[^}]*\\}", "1");
    }

    private boolean isAnonymous(String route) {
        return route.matches("(/en)?/moderation/(connexion(/cle)?|invitation/.*)");
    }

    private String cookie(String route) {
        return EntryCookies.SESSION + "=" + (isStep(route) ? half : browser).cookie();
    }

    private static boolean isStep(String route) {
        return route.contains("/connexion/second-facteur");
    }

    private String send(String route, String headers, String type, String body) throws Exception {
        return RawHttp.send(
                server.getPort(),
                "POST " + path(route) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + cookie(route)
                        + "\r\nContent-Type: " + type + "\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\n\r\n"
                        + body);
    }

    @Test
    void without_the_token_of_the_session_nothing_is_done() throws Exception {
        var foreign = Browser.of(server, team.a(Role.ADMINISTRATOR));
        var tokens = List.of("", "&csrf=", "&csrf=x", "&csrf=" + Browser.csrf(foreign.get("/moderation/compte")));
        for (var route : routes()) {
            if (!isAnonymous(route)) {
                var fields = "role=READER&version=0&theme=sante";
                // 400 where a form lacks more than its token
                for (var token : tokens) {
                    assertThat(send(route, "", FORM, fields + token)).as(route).matches("(?s)HTTP/1.1 (403|400) .*");
                }
            }
        }
    }

    @Test
    void a_foreign_origin_is_refused() throws Exception {
        for (var route : routes()) {
            for (var header : new String[] {
                "Origin: https://attacker.example\r\n", "Origin: null\r\n", "Sec-Fetch-Site: cross-site\r\n"
            }) {
                assertThat(send(route, header, FORM, "a=b")).as(route).startsWith("HTTP/1.1 403");
            }
        }
    }

    /** In one language: what is read of a body is no matter of the address. */
    @Test
    void a_body_that_is_too_large_of_another_kind_or_malformed_is_refused() throws Exception {
        for (var route : routes()) {
            if (route.startsWith("/en/")) {
                continue;
            }
            assertThat(send(route, "", FORM, "credential=" + "x".repeat(65_536)))
                    .as(route)
                    .startsWith("HTTP/1.1 413");
            // no route takes such a body, and what is no route is not for half a sign-in
            assertThat(send(route, "", "application/json", "{}"))
                    .as(route)
                    .startsWith(isStep(route) ? "HTTP/1.1 303" : "HTTP/1.1 415");
            for (var body : new String[] {"csrf=%zz", "%ff%fe=%00", "csrf=a&csrf=b", "=&=&", "code=%00"}) {
                assertThat(send(route, "", FORM, body)).as(route + " " + body).matches("(?s)HTTP/1.1 4\\d\\d .*");
            }
        }
    }
}
