package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.site.export.TestExports;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scrutin that nobody touched is unclassified wherever one looks: page, list, API, feeds, journal and database. */
@MicronautTest(transactional = false)
class UntouchedScrutinTest {

    @Inject
    EmbeddedServer server;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    @Inject
    TestExports exports;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_scrutin_nobody_touched_is_unclassified_everywhere() throws Exception {
        var untouched = fixture.aScrutin();
        var numero = "CF" + untouched.substring(untouched.length() - 4);
        var page = "/17/amendements/2247/CION_FIN/" + numero;
        // there is something to see where it must not be
        var classified = fixture.aScrutin();
        for (var theme : themes.list()) {
            themes.classify(classified, List.of(theme.slug()), fixture.aModerator(), null);
        }

        assertThat(get(page)).doesNotContain("id=\"themes\"");
        assertThat(get("/en" + page)).doesNotContain("/en/themes/");
        assertThat(get(page)).doesNotContain("\"/themes/").doesNotContain("Décisions de la modération");
        assertThat(get("/api/v1/scrutins/" + untouched)).contains("\"themes\":[]");
        exports.make();
        assertThat(get("/exports/decomptes.ndjson"))
                .containsPattern("\\{\"scrutin\":\"" + untouched + "\"[^\\n]*\"themes\":null,");
        for (var path : lists()) {
            assertThat(get(path)).as(path).doesNotContain(numero).doesNotContain(untouched);
        }
        for (var table : List.of("scrutin_theme", "classification")) {
            assertThat(fixture.number("select count(*) from " + table + " where scrutin_uid = ?", untouched))
                    .as(table)
                    .isZero();
        }
        assertThat(fixture.number(
                        "select count(*) from audit_entry where subject = ? or after like ?",
                        "scrutin:" + untouched,
                        "%" + untouched + "%"))
                .isZero();
    }

    /** Every answer that names the scrutins of a theme, or what was decided. */
    private List<String> lists() {
        var paths = new ArrayList<>(List.of("/journal", "/journal/flux.atom", "/api/v1/journal"));
        for (var dataset : List.of("classements", "decisions")) {
            paths.add("/exports/" + dataset + ".csv");
            paths.add("/exports/" + dataset + ".ndjson");
        }
        for (var slug : themes.list().stream().map(Theme::slug).toList()) {
            paths.add("/themes/" + slug);
            paths.add("/themes/" + slug + "?tri=votes");
            paths.add("/themes/" + slug + "/flux.atom");
            paths.add("/amendements?theme=" + slug);
            paths.add("/api/v1/amendements?theme=" + slug);
        }
        return paths;
    }

    private String get(String path) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
