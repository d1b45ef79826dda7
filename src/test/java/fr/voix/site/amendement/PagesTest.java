package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.Visitor;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.FilingUndo;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages over HTTP, on the sample that the jar carries. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class PagesTest {

    private static final String CF1115 = "/17/amendements/2247/CION_FIN/CF1115";
    private static final String UID = "AMANR5L17PO59048B2247P0D1N001115";
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)");

    @Inject
    Visitor visitor;

    @Inject
    SampleImport sample;

    @Inject
    AmendementService amendements;

    @Inject
    AmendementSearch search;

    @Inject
    ThemeService themes;

    @Inject
    FilingUndo undo;

    @Inject
    Fixtures fixtures;

    @BeforeEach
    void loadTheSampleOnce() {
        if (amendements.find(UID).isEmpty()) {
            sample.load();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/amendements",
                "/amendements?q=introuvablemot",
                "/amendements?tri=votes&sort=REJETE&q=cf1115",
                CF1115,
                "/petitions",
                "/petitions?etat=refusees",
                "/petitions/regles",
                "/themes",
                "/themes/sante",
                "/journal",
                "/methode",
                "/mes-bulletins",
                "/qui-vote-comme-moi",
                "/qui-vote-comme-moi/dix",
                "/petitions/nouvelle",
                "/petitions/nouvelle/envoyee",
                "/petitions/proches?q=eau",
                "/petitions/suivi",
                "/petitions/suivi/envoye",
                "/donnees-personnelles",
                "/mentions-legales",
                "/glossaire",
                "/accessibilite",
                "/donnees-ouvertes",
                "/flux",
                "/api",
                "/formats",
                "/exports",
                "/integrer",
            })
    void every_page_answers_in_both_languages_without_a_cookie(String path) throws Exception {
        for (var address : new String[] {path, "/en" + path}) {
            var answer = visitor.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .startsWith("public");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            assertThat(answer.body()).contains(address.startsWith("/en") ? "<html lang=\"en\">" : "<html lang=\"fr\">");
        }
    }

    @Test
    void no_link_of_any_page_is_dead() throws Exception {
        var seen = new HashSet<String>();
        for (var start : new String[] {
            "/",
            "/en",
            "/amendements",
            CF1115,
            "/themes",
            "/themes/sante",
            "/journal",
            "/donnees-ouvertes",
            "/flux",
            "/api",
            "/formats",
            "/integrer",
            "/nulle-part"
        }) {
            var links = LINK.matcher(visitor.get(start).body())
                    .results()
                    .map(MatchResult::group)
                    .map(link -> link.substring(link.indexOf('"') + 1).replace("&amp;", "&"))
                    .toList();
            for (var link : links) {
                if (seen.add(link)) {
                    assertThat(visitor.get(link).statusCode()).as(link).isIn(200, 301, 302);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(30);
    }

    @Test
    void the_page_of_cf1115_shows_its_text_and_waits_for_the_check() throws Exception {
        var page = visitor.get(CF1115).body();
        assertThat(page)
                .contains("liberticide et inefficace")
                .contains("+8\u202f000\u202f000")
                .contains("/glossaire#rejete\" data-term>Rejeté</a> en <a", "commission</a> le 9\u00a0janvier 2026")
                .contains("L’Assemblée a tranché\u202f; votre vote dit ce que vous en pensez.")
                .contains(">Budget 2026</a>", "data-term>Groupe LFI-NFP</a>", "<li class=\"sort rejete\"><i></i>")
                .contains(
                        "<small>Les auteurs proposent de</small> <q lang=\"fr\">mettre un coup d’arrêt au déploiement de la ")
                .contains("8\u00a0M€ de «\u202fConduite et pilotage des politiques de l’intérieur\u202f» vers")
                .contains("le titre cite les auteurs")
                .contains("ne sont pas un échantillon représentatif")
                .contains("<fieldset class=\"ballots\" disabled")
                .contains("échantillon des amendements")
                .contains("Licence Ouverte</a>, données du 18\u00a0novembre 2025.")
                .doesNotContain("style=\"");
    }

    @Test
    void nobody_waits_for_a_decision_on_what_was_not_moved() throws Exception {
        var one = amendements.find("AMANR5L17PO59048B1906P1D1N000165").orElseThrow();
        assertThat(visitor.get(one.address()).body())
                .contains("Non soutenu", "data-vote=")
                .doesNotContain("votre vote dit ce que", "le vote reste ouvert ici après");
    }

    @Test
    void who_helped_to_write_an_amendement_leads_to_all_that_name_the_same() throws Exception {
        assertThat(visitor.get(CF1115).body()).doesNotContain("avec=");
        var one = amendements.find("AMANR5L17PO59048B1906P1D1N000165").orElseThrow();
        assertThat(visitor.get(one.address()).body())
                .contains(
                        "<a href=\"/amendements?avec=la+FNSEA\">écrit avec « <span lang=\"fr\">la FNSEA</span> »</a>");
        assertThat(visitor.get("/en" + one.address()).body())
                .contains("written with “<span lang=\"fr\">la FNSEA</span>”");
        assertThat(visitor.get("/amendements?avec=la+fnsea").body())
                .contains(one.address(), "1906A/CION_FIN/CF182", "écrit avec « la fnsea »")
                .doesNotContain(CF1115);
        assertThat(visitor.get("/amendements?avec=a%2Fb").statusCode()).isEqualTo(400);
    }

    @Test
    void the_open_data_page_names_source_licence_and_date() throws Exception {
        assertThat(visitor.get("/donnees-ouvertes").body())
                .contains("href=\"https://data.assemblee-nationale.fr/\"")
                .contains("href=\"https://www.etalab.gouv.fr/licence-ouverte-open-licence/\"")
                .contains("Données officielles du 18\u00a0novembre 2025.")
                .contains("base officielle des codes postaux de La Poste")
                .contains("href=\"https://mapsvg.com/maps/france-departments\"")
                .contains("href=\"https://creativecommons.org/licenses/by/4.0/\"");
    }

    @Test
    void a_page_that_did_not_change_is_not_sent_again() throws Exception {
        var etag = visitor.get("/methode").headers().firstValue("ETag").orElseThrow();
        var again = visitor.send(visitor.request("/methode").header("If-None-Match", etag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().map()).containsKeys("etag", "cache-control", "vary", "date");
        var head = visitor.send(visitor.request("/methode").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).hasValue(etag);
        var packed = visitor.send(visitor.request("/methode").header("Accept-Encoding", "gzip"));
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag);
    }

    /** As browsers ask; the client of the other tests wants to upgrade, and such requests take the longer way. */
    @Test
    void a_page_in_memory_is_not_told_again_what_came_with_its_bytes() throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var whole = browser.send(visitor.request(CF1115).build(), BodyHandlers.ofString());
            assertThat(whole.headers().map()).containsKey("content-security-policy");
            String etag = whole.headers().firstValue("ETag").orElseThrow();
            Set<String> told = Set.of();
            // a page is kept for a second: on a busy machine one answer may come too late for that
            for (int tries = 0; tries < 20 && told.size() != 4; tries++) {
                var again = browser.send(
                        visitor.request(CF1115).header("If-None-Match", etag).build(), BodyHandlers.ofString());
                assertThat(again.statusCode()).isEqualTo(304);
                told = again.headers().map().keySet();
            }
            assertThat(told).containsExactlyInAnyOrder("date", "etag", "cache-control", "vary");
        }
    }

    @Test
    void a_static_file_is_kept_for_ever_at_its_hashed_address_alone() throws Exception {
        var link = LINK.matcher(visitor.get(CF1115).body())
                .results()
                .map(match -> match.group(1))
                .filter(address -> address.contains("vote/vote.js"))
                .findFirst()
                .orElseThrow();
        var hashed = visitor.get(link);
        assertThat(hashed.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(hashed.body()).contains("../urn/tally.js?v=");
        assertThat(visitor.get(link.substring(0, link.indexOf('?'))).headers().firstValue("Cache-Control"))
                .hasValue("public, no-cache");
        assertThat(visitor.get("/favicon.ico").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "OPTIONS"})
    void a_static_file_can_only_be_read(String method) throws Exception {
        var answer = visitor.send(
                visitor.request("/static/base/base.css").method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void the_word_null_is_searched_for_like_any_other() throws Exception {
        assertThat(visitor.get("/amendements?q=null").body()).contains("value=\"null\"");
        assertThat(visitor.get("/amendements").body()).doesNotContain("value=\"null\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/scrutins/" + UID + ", 302, " + CF1115,
        "/en/scrutins/" + UID + ", 302, /en" + CF1115,
        "/dyn" + CF1115 + ", 301, " + CF1115,
    })
    void old_and_stable_addresses_lead_to_the_page(String address, int status, String target) throws Exception {
        var answer = visitor.get(address);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).hasValue(target);
    }

    @ParameterizedTest
    @CsvSource({
        "/17/amendements/2247/CION_FIN/CF999999, 404",
        "/scrutins/AMANR5L17XXX, 404",
        "/themes/nulle-part, 404",
        "/themes/Nulle%20part, 400",
        "/amendements?after=zzz, 400",
        "/amendements?sort=EFFACE, 400",
        "/amendements?texte=%00, 400",
        "/amendements?q=%FF%C0, 400",
        "/static/../application.yml, 404",
        "/static/nulle-part.css, 404",
    })
    void what_is_not_there_or_makes_no_sense_is_refused(String address, int status) throws Exception {
        var answer = visitor.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at fr.voix");
    }

    @Test
    void the_pages_of_a_list_hold_every_amendement_once_in_either_order() throws Exception {
        for (var order : new String[] {"date", "votes"}) {
            var seen = new HashSet<String>();
            var lines = 0;
            var next = "/amendements?tri=" + order;
            while (next != null) {
                var page = visitor.get(next).body();
                for (var row : Pattern.compile("<(?:h3 class=\"cite\"|span)><a href=\"([^\"]+)")
                        .matcher(page)
                        .results()
                        .toList()) {
                    seen.add(row.group(1));
                    lines++;
                }
                var link = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(page);
                next = link.find() ? link.group(1).replace("&amp;", "&") : null;
            }
            assertThat(seen)
                    .hasSize(lines)
                    .hasSize(Math.toIntExact(search.count(
                            AmendementCriteria.of(null, Map.of(), null, null).orElseThrow())));
        }
    }

    @Test
    void the_page_of_the_seed_stands_sentence_by_sentence_and_again_once_a_classification_is_undone() throws Exception {
        var lines = Files.readAllLines(Path.of("src/test/resources/seed/page.txt")).stream()
                .filter(line -> !line.isBlank())
                .map(PagesTest::plain)
                .toList();
        var unclassified = lines.get(2);
        assertThat(lines).hasSize(4);
        assertThat(unclassified).isEqualTo("Ce scrutin n'a pas encore été classé dans des thèmes");
        assertThat(lines.get(3)).startsWith("Veuillez vérifier que vous n'êtes pas un robot");
        assertThat(text(CF1115)).containsSubsequence(lines);
        assertThat(text("/en" + CF1115))
                .containsSubsequence(
                        "CF1115",
                        lines.get(1),
                        "This vote has not been sorted into themes yet",
                        "Please check that you are not a robot");
        assertThat(visitor.get("/api/v1/scrutins/" + UID).body()).contains("\"themes\":[]");
        assertThat(visitor.get("/themes").body())
                .as("what leads to nothing is no link")
                .contains("Sport")
                .doesNotContain("href=\"/themes/sport-vie-associative\"");

        var moderator = fixtures.aModerator();
        themes.classify(UID, List.of("sante", "sport-vie-associative"), moderator, null);

        assertThat(visitor.get(CF1115).body()).contains("/themes/sante", "/themes/sport-vie-associative");
        assertThat(text(CF1115)).contains(lines.get(3), "Classé à la main").doesNotContain(unclassified);
        assertThat(visitor.get("/api/v1/scrutins/" + UID).body()).contains("\"slug\":\"sante\"");
        assertThat(visitor.get("/themes/sante").body()).contains(CF1115);
        assertThat(visitor.get("/themes").body()).contains("href=\"/themes/sport-vie-associative\"");

        undo.undo(moderator);

        assertThat(text(CF1115)).containsSubsequence(lines).doesNotContain("Classé à la main");
        assertThat(visitor.get("/api/v1/scrutins/" + UID).body()).contains("\"themes\":[]");
    }

    /** What stands on a page between its tags, in their order. */
    private String text(String path) throws Exception {
        return plain(visitor.get(path)
                .body()
                .replaceAll("(?s)^.*<main", "<main")
                .replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&amp;", "&"));
    }

    /** Without the typography that the page adds: spaces and apostrophes. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\u00a0\u202f]+", " ")
                .replace('\u2019', '\'')
                .strip();
    }
}
