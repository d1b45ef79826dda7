package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.guard.RawHttp;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionState;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route of the back office, for everybody who may come. */
@MicronautTest(transactional = false)
class RoleMatrixTest {

    private static final String SCRUTIN = "/moderation/scrutins/{uid}";

    private static final String THEMES = "/moderation/themes";

    private static final String PETITIONS = "/moderation/petitions";

    /** Expected status for: nobody, reader, moderator, administrator. */
    private record Line(String method, String route, int nobody, int reader, int moderator, int administrator) {}

    private static final String STEP = "/moderation/connexion/second-facteur";
    private static final String OWN = "/moderation/compte";
    private static final String TEAM = "/moderation/equipe";

    /** In this order: the last one ends the session. Half-open sessions are walked in {@code HalfOpenTest}. */
    private static final List<Line> MATRIX = List.of(
            new Line("GET", "/moderation/connexion", 200, 200, 200, 200),
            new Line("POST", "/moderation/connexion", 422, 422, 422, 422),
            new Line("POST", "/moderation/connexion/cle", 422, 422, 422, 422),
            // no server for mail, and nobody's link
            new Line("GET", STEP, 303, 403, 403, 403),
            new Line("POST", STEP, 303, 403, 403, 403),
            new Line("POST", STEP + "/cle", 303, 403, 403, 403),
            new Line("POST", STEP + "/secours", 303, 403, 403, 403),
            new Line("GET", "/moderation/invitation/{token}", 410, 410, 410, 410),
            new Line("POST", "/moderation/invitation/{token}", 410, 410, 410, 410),
            new Line("POST", "/moderation/invitation/{token}/cle", 410, 410, 410, 410),
            new Line("GET", "/moderation", 303, 200, 200, 200),
            new Line("GET", "/moderation/file", 303, 200, 200, 200),
            new Line("GET", SCRUTIN, 303, 200, 200, 200),
            new Line("POST", SCRUTIN, 303, 403, 303, 303),
            new Line("GET", SCRUTIN + "/resume", 303, 200, 200, 200),
            new Line("POST", SCRUTIN + "/resume", 303, 403, 422, 422),
            new Line("POST", SCRUTIN + "/resume/{id}/approbation", 303, 403, 409, 409),
            new Line("POST", SCRUTIN + "/resume/{id}/refus", 303, 403, 422, 422),
            new Line("POST", SCRUTIN + "/resume/{id}/retrait", 303, 403, 422, 422),
            new Line("POST", SCRUTIN + "/resume/{id}/partage", 303, 403, 409, 409),
            new Line("GET", "/moderation/relectures", 303, 403, 200, 200),
            new Line("POST", SCRUTIN + "/retablir", 303, 403, 303, 303),
            new Line("POST", "/moderation/annuler", 303, 403, 303, 303),
            new Line("POST", "/moderation/suivant", 303, 403, 303, 303),
            new Line("GET", "/moderation/lot", 303, 200, 200, 200),
            // the list that it names is not the one of the address
            new Line("POST", "/moderation/lot", 303, 403, 409, 409),
            new Line("GET", THEMES, 303, 200, 200, 200),
            new Line("POST", THEMES, 303, 403, 422, 422),
            new Line("GET", THEMES + "/nouveau", 303, 403, 200, 200),
            new Line("GET", THEMES + "/{id}", 303, 200, 200, 200),
            new Line("POST", THEMES + "/{id}", 303, 403, 409, 409),
            new Line("POST", THEMES + "/{id}/place", 303, 403, 400, 400),
            new Line("GET", THEMES + "/{id}/fusion", 303, 403, 200, 200),
            new Line("POST", THEMES + "/{id}/fusion", 303, 403, 409, 409),
            new Line("GET", THEMES + "/{id}/retrait", 303, 403, 200, 200),
            new Line("POST", THEMES + "/{id}/retrait", 303, 403, 409, 409),
            // a theme in use has nothing to come back from: its page is shown instead
            new Line("GET", THEMES + "/{id}/retablissement", 303, 403, 303, 303),
            new Line("POST", THEMES + "/{id}/retablissement", 303, 403, 409, 409),
            new Line("GET", OWN, 303, 200, 200, 200),
            new Line("GET", OWN + "/second-facteur", 303, 200, 200, 200),
            new Line("POST", OWN + "/application", 303, 303, 303, 303),
            new Line("POST", OWN + "/application/retrait", 303, 409, 409, 409),
            new Line("POST", OWN + "/cles", 303, 422, 422, 422),
            new Line("POST", OWN + "/cles/{id}/retrait", 303, 303, 303, 303),
            new Line("POST", OWN + "/codes", 303, 200, 200, 200),
            new Line("GET", OWN + "/mot-de-passe", 303, 200, 200, 200),
            new Line("POST", OWN + "/mot-de-passe", 303, 422, 422, 422),
            new Line("POST", OWN + "/sessions/{id}/fin", 303, 303, 303, 303),
            new Line("POST", OWN + "/autres-sessions/fin", 303, 303, 303, 303),
            new Line("POST", OWN + "/courriels", 303, 403, 400, 400),
            new Line("GET", TEAM, 303, 403, 403, 200),
            // links are mailed, and there is no server
            new Line("POST", TEAM, 303, 403, 403, 422),
            new Line("POST", TEAM + "/{id}/role", 303, 403, 403, 303),
            new Line("POST", TEAM + "/{id}/suspension", 303, 403, 403, 422),
            new Line("POST", TEAM + "/{id}/retablissement", 303, 403, 403, 303),
            new Line("POST", TEAM + "/{id}/lien", 303, 403, 403, 422),
            new Line("POST", TEAM + "/{id}/retrait", 303, 403, 403, 404),
            new Line("GET", SCRUTIN + "/decisions", 303, 200, 200, 200),
            new Line("POST", SCRUTIN + "/decisions/etat", 303, 403, 422, 422),
            new Line("POST", SCRUTIN + "/decisions/calendrier", 303, 403, 422, 422),
            new Line("POST", SCRUTIN + "/decisions/masquage", 303, 403, 422, 422),
            new Line("POST", SCRUTIN + "/decisions/effacement", 303, 403, 422, 422),
            new Line("POST", SCRUTIN + "/decisions/ecart", 303, 403, 422, 422),
            new Line("GET", "/moderation/decisions", 303, 200, 200, 200),
            new Line("POST", "/moderation/decisions/{number}", 303, 403, 404, 404),
            new Line("GET", "/moderation/a-deux", 303, 200, 200, 200),
            new Line("POST", "/moderation/a-deux/{number}", 303, 403, 400, 400),
            new Line("GET", "/moderation/pression", 303, 200, 200, 200),
            new Line("GET", PETITIONS, 303, 200, 200, 200),
            new Line("GET", PETITIONS + "/motifs", 303, 403, 403, 200),
            new Line("POST", PETITIONS + "/motifs/{code}", 303, 403, 403, 422),
            new Line("GET", PETITIONS + "/{id}", 303, 200, 200, 200),
            new Line("POST", PETITIONS + "/{id}/publication", 303, 403, 422, 422),
            new Line("POST", PETITIONS + "/{id}/refus", 303, 403, 422, 422),
            new Line("POST", PETITIONS + "/{id}/etat", 303, 403, 422, 422),
            new Line("POST", PETITIONS + "/{id}/visibilite", 303, 403, 422, 422),
            new Line("POST", PETITIONS + "/{id}/noms", 303, 403, 422, 422),
            new Line("POST", PETITIONS + "/{id}/correction", 303, 403, 422, 422),
            new Line("POST", PETITIONS + "/{id}/reponses", 303, 403, 422, 422),
            new Line("POST", PETITIONS + "/{id}/reponses/{answer}/retrait", 303, 403, 422, 422),
            new Line("GET", PETITIONS + "/{uid}/decisions", 303, 200, 200, 200),
            new Line("POST", PETITIONS + "/{uid}/decisions/ecart", 303, 403, 422, 422),
            new Line("GET", "/moderation/courrier", 303, 403, 403, 200),
            new Line("POST", "/moderation/courrier/renvoi", 303, 403, 403, 303),
            new Line("POST", "/moderation/deconnexion", 303, 303, 303, 303));

    private static final Pattern LINK = Pattern.compile("href=\"(/moderation[^\"#]*)");
    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"(/moderation[^\"#]*)(?:(?!</form>)(?s:.))*<button");

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Inject
    Team team;

    @Inject
    ScrutinFixture fixture;

    @Inject
    PetitionFixture petitions;

    @Test
    void every_route_answers_every_role_as_the_matrix_says() {
        for (var prefix : new String[] {"", "/en"}) {
            check(prefix, null, Line::nobody);
            check(prefix, Role.READER, Line::reader);
            check(prefix, Role.MODERATOR, Line::moderator);
            check(prefix, Role.ADMINISTRATOR, Line::administrator);
        }
    }

    private void check(String prefix, Role role, ToIntFunction<Line> expected) {
        var browser = new Browser(server.getURI());
        var csrf = "none";
        if (role != null) {
            browser.enter(team.a(role));
            csrf = Browser.csrf(browser.get(OWN));
        }
        for (var line : MATRIX) {
            check(browser, csrf, prefix, line, role, expected.applyAsInt(line));
        }
    }

    private void check(Browser browser, String csrf, String prefix, Line line, Role role, int expected) {
        var uid = fixture.aScrutin();
        boolean isOfPetitions = line.route().startsWith(PETITIONS);
        var id = isOfPetitions || line.route().contains("{id}") ? idFor(line) : "";
        var path = prefix
                + line.route()
                        .replace("{uid}", isOfPetitions ? id : uid)
                        .replace("{id}", id)
                        .replace("{number}", "999999")
                        .replace("{group}", "999999")
                        .replace("{code}", "doublon")
                        .replace("{answer}", "999999")
                        .replace("{token}", "A".repeat(43));
        var answer = line.method().equals("GET")
                ? browser.get(path)
                : browser.post(
                        path,
                        "csrf=" + csrf,
                        "version=0",
                        "theme=sante",
                        "decision=0",
                        "list=none",
                        "seen=0",
                        "role=MODERATOR",
                        "mail=" + Team.newAddress(),
                        "password=x");

        assertThat(answer.statusCode())
                .as("%s %s as %s", line.method(), path, role)
                .isEqualTo(expected);
        if (role == null && expected == 303) {
            assertThat(answer.headers().firstValue("location")).contains(prefix + "/moderation/connexion");
        }
        boolean mayPublish = role == Role.MODERATOR || role == Role.ADMINISTRATOR;
        boolean didPublish = fixture.number("select count(*) from scrutin_theme where scrutin_uid = ?", uid) > 0;
        assertThat(didPublish)
                .isEqualTo(mayPublish
                        && line.method().equals("POST")
                        && line.route().equals(SCRUTIN));
    }

    @Test
    void the_matrix_has_every_route_there_is() {
        var known = MATRIX.stream()
                .flatMap(line -> Stream.of("", "/en").map(prefix -> line.method() + " " + prefix + line.route()))
                .collect(Collectors.toSet());

        var routes = router.uriRoutes()
                .filter(route -> isBackOffice(template(route)))
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " " + template(route))
                .collect(Collectors.toSet());

        assertThat(routes).isEqualTo(known);
    }

    @Test
    void what_is_read_answers_a_head_in_both_languages() {
        assertThat(addresses("HEAD")).isNotEmpty().isEqualTo(addresses("GET"));
    }

    private Set<String> addresses(String method) {
        return router.uriRoutes()
                .filter(route -> route.getHttpMethodName().equals(method))
                .map(RoleMatrixTest::template)
                .filter(RoleMatrixTest::isBackOffice)
                .collect(Collectors.toSet());
    }

    /** Of what the route is about: a theme, a colleague; of summaries and samples, one that is nobody's. */
    private String idFor(Line line) {
        if (line.route().startsWith(THEMES)) {
            return Long.toString(fixture.number("select min(theme_id) from theme"));
        }
        if (line.route().startsWith(PETITIONS)) {
            return petitions.a(PetitionState.AWAITING).uid();
        }
        boolean isNobodys = line.route().contains("/resume/") || line.route().startsWith("/moderation/relectures");
        return isNobodys ? "999999999" : Integer.toString(team.idOf(team.a(Role.READER)));
    }

    private static boolean isBackOffice(String path) {
        return path.startsWith("/moderation") || path.startsWith("/en/moderation");
    }

    private static String template(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }

    @Test
    void programs_are_told_401_and_not_sent_to_a_page() {
        var answer = new Browser(server.getURI()).getJson("/moderation");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void a_reader_is_led_to_nothing_that_is_refused() {
        var browser = Browser.of(server, team.a(Role.READER));
        var scrutin = fixture.aScrutin();
        fixture.run("update amendement set is_hidden = true where uid = ?", fixture.aScrutin());
        petitions.a(PetitionState.AWAITING);
        petitions.a(PetitionState.OPEN);
        var known = new ArrayDeque<>(List.of("/moderation", "/moderation/scrutins/" + scrutin));
        var seen = new HashSet<>(known);
        var alike = new HashMap<String, Integer>();
        var forms = new HashSet<String>();
        while (!known.isEmpty()) {
            var page = browser.get(known.poll());
            assertThat(page.statusCode()).as(page.uri().toString()).isLessThan(400);
            LINK.matcher(page.body())
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .filter(path -> !seen.contains(path) && alike.merge(shape(path), 1, Integer::sum) <= 5)
                    .filter(seen::add)
                    .forEach(known::add);
            FORM.matcher(page.body())
                    .results()
                    .map(form -> form.group(1).replace("&amp;", "&"))
                    .forEach(forms::add);
        }
        assertThat(seen).hasSizeGreaterThan(20).noneMatch(path -> path.matches("/moderation/(relectures|equipe).*"));

        var csrf = Browser.csrf(browser.get(OWN));
        forms.remove("/moderation/deconnexion");
        assertThat(forms)
                .isNotEmpty()
                .allSatisfy(
                        path -> assertThat(browser.post(path, "csrf=" + csrf).statusCode())
                                .isNotEqualTo(403));
    }

    /** Pages of one kind: some of each are looked at. */
    private static String shape(String path) {
        return path.replaceAll("=[^&]*", "").replaceAll("/(scrutins|petitions|themes)/[^/?]+", "/$1/*");
    }

    /** Netty gives the path as it was sent, the router decodes it: the guard must not be fooled by the difference. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%6Doderation",
                "/en/%6doderation",
                "//moderation",
                "/moderation%2F",
                "/./moderation",
                "/x/../moderation",
                "/moderation;a=b",
                "/MODERATION",
                "/moderation?a"
            })
    void another_spelling_opens_nothing(String path) throws Exception {
        String answer =
                RawHttp.send(server.getPort(), "GET " + path + " HTTP/1.1\r\nHost: voix\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (303|404|400) .*");
    }
}
