package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.base.answer.PublicVersion;
import fr.voix.site.export.TestExports;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

/** A scrutin that nobody touched is unclassified wherever one looks: page, list, API, feeds, journal and database. */
@MicronautTest(transactional = false)
class UntouchedScrutinTest {

    private static final String UNCLASSIFIED = "Ce scrutin n’a pas encore été classé dans des thèmes";
    private static final String WITHHELD =
            "Ses thèmes ne sont pas montrés\u202f: le journal des décisions ne les explique pas";

    @Inject
    Visitor visitor;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    @Inject
    TestExports exports;

    @Inject
    PublicVersion version;

    @Test
    void a_scrutin_nobody_touched_is_unclassified_everywhere() throws Exception {
        var untouched = fixture.aScrutin();
        var numero = numero(untouched);
        var page = page(untouched);
        // there is something to see where it must not be
        var classified = fixture.aScrutin();
        for (var theme : themes.list()) {
            themes.classify(classified, List.of(theme.slug()), fixture.aModerator(), null);
        }

        assertThat(visitor.body(page)).contains(UNCLASSIFIED).doesNotContain(WITHHELD);
        assertThat(visitor.body("/en" + page))
                .contains("This vote has not been sorted into themes yet")
                .doesNotContain("/en/themes/");
        assertThat(visitor.body(page)).doesNotContain("\"/themes/").doesNotContain("Décisions de la modération");
        assertThat(visitor.body("/api/v1/scrutins/" + untouched)).contains("\"themes\":[]");
        exports.make();
        assertThat(themesIn(visitor.body("/exports/decomptes.csv"), untouched)).isEmpty();
        for (var path : lists()) {
            assertThat(visitor.body(path)).as(path).doesNotContain(numero).doesNotContain(untouched);
        }
        for (var table : List.of("filing", "classification")) {
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

    @Test
    void a_theme_that_no_act_explains_is_shown_nowhere() throws Exception {
        var honest = fixture.aScrutin();
        var given = fixture.aScrutin();
        var exchanged = fixture.aScrutin();
        themes.classify(honest, List.of("sante"), fixture.aModerator(), null);
        themes.classify(exchanged, List.of("sante"), fixture.aModerator(), null);
        var sport = "(select theme_id from theme where slug = 'sport-vie-associative')";
        fixture.run("insert into filing (scrutin_uid, rang, theme_id) values (?, 1, " + sport + ")", given);
        fixture.run("update filing set theme_id = " + sport + " where scrutin_uid = ?", exchanged);
        version.bump();
        exports.make();

        assertThat(visitor.body(page(honest))).contains("/themes/sante").doesNotContain(UNCLASSIFIED, WITHHELD);
        assertThat(visitor.body("/amendements?theme=sante")).contains(numero(honest));
        for (var uid : List.of(given, exchanged)) {
            assertThat(visitor.body(page(uid))).contains(WITHHELD).doesNotContain(UNCLASSIFIED, "\"/themes/");
            assertThat(visitor.body("/en" + page(uid)))
                    .contains("Its themes are not shown: the journal of decisions does not explain them")
                    .doesNotContain("has not been sorted");
            assertThat(visitor.body("/api/v1/scrutins/" + uid)).contains("\"themes\":[]");
            assertThat(themesIn(visitor.body("/exports/decomptes.csv"), uid)).isEmpty();
            for (var path : themeLists()) {
                assertThat(visitor.body(path))
                        .as(path)
                        .doesNotContain(numero(uid))
                        .doesNotContain(uid);
            }
        }
        // who files it anew puts it right
        themes.classify(exchanged, List.of("sport-vie-associative"), fixture.aModerator(), null);
        assertThat(visitor.body(page(exchanged))).contains("/themes/sport-vie-associative");
    }

    private static String numero(String uid) {
        return "CF" + uid.substring(uid.length() - 4);
    }

    private static String page(String uid) {
        return "/17/amendements/2247/CION_FIN/" + numero(uid);
    }

    /** Every answer that names the scrutins of a theme, or what was decided. */
    private List<String> lists() {
        var paths = themeLists();
        paths.addAll(List.of("/journal", "/journal/flux.atom", "/api/v1/journal", "/exports/decisions.csv"));
        return paths;
    }

    private List<String> themeLists() {
        var paths = new ArrayList<>(List.of("/exports/classements.csv"));
        for (var slug : themes.list().stream().map(Theme::slug).toList()) {
            paths.add("/themes/" + slug);
            paths.add("/themes/" + slug + "?tri=votes");
            paths.add("/themes/" + slug + "/flux.atom");
            paths.add("/amendements?theme=" + slug);
            paths.add("/api/v1/amendements?theme=" + slug);
        }
        return paths;
    }

    private static String themesIn(String decomptes, String uid) throws IOException {
        try (var rows = CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(decomptes))) {
            return rows.stream()
                    .filter(row -> row.get("scrutin").equals(uid))
                    .findFirst()
                    .orElseThrow()
                    .get("themes");
        }
    }
}
