package fr.voix.site.depute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Deputies, groups and dossiers, on the sample that the jar carries and on votes made up for the purpose. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {

    @Inject
    EmbeddedServer server;

    @Inject
    SampleImport sample;

    @Inject
    ScrutinFixture sql;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    void load() {
        sample.load();
    }

    @Test
    void a_deputy_s_page_says_who_what_was_tabled_and_how_one_voted() throws Exception {
        var page = page("/deputes/ugo-bernalicis");
        assertThat(page.select("h1").text()).isEqualTo("Ugo Bernalicis");
        assertThat(page.select(".lede").text()).isEqualTo("Député, Nord, 2e circonscription");
        assertThat(page.text())
                .contains("La France insoumise", "Ce qu’il a déposé", "Ses derniers votes", "depuis le 7 juillet 2024")
                .contains("Un député absent peut siéger en commission");
        assertThat(page.select("section[aria-labelledby=h-tab] .rows > li")).isNotEmpty();
        assertThat(page("/en/deputes/ugo-bernalicis").text()).contains("What he tabled", "His latest votes");
    }

    @Test
    void the_address_of_a_deputy_is_given_once_and_the_official_uid_leads_there() throws Exception {
        var moved = get("/deputes/PA720430");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/deputes/ugo-bernalicis");
        assertThat(get("/deputes/personne-de-ce-nom").statusCode()).isEqualTo(404);
        assertThat(get("/groupes/aucun").statusCode()).isEqualTo(404);
        assertThat(get("/dossiers/DLR5L17N1").statusCode()).isEqualTo(404);
        assertThat(get("/deputes/ugo-bernalicis/votes?after=-").statusCode()).isEqualTo(400);
        assertThat(get("/groupes/lfi-nfp?tri=couleur").statusCode()).isEqualTo(400);
    }

    @Test
    void presence_counts_the_roll_calls_of_the_mandate_and_no_motion_of_censure() throws Exception {
        sql.run("""
                insert into acteur (uid, slug, civilite, prenom, nom, fingerprint)
                values ('PA990001', 'une-deputee', 'Mme', 'Une', 'Députée', '')
                """);
        sql.run("""
                insert into acteur_mandat (acteur_uid, rang, type, debut_on, fin_on)
                values ('PA990001', 0, 'ASSEMBLEE', '2031-01-01', '2031-06-30')
                """);
        rollCall("VTPRES1", 91, "2031-02-01", "SPO");
        rollCall("VTPRES2", 92, "2031-03-01", "SPO");
        rollCall("VTPRES3", 93, "2031-04-01", "SPO");
        rollCall("VTPRES4", 94, "2031-05-01", "MOC");
        rollCall("VTPRES5", 95, "2031-08-01", "SPO");
        vote("VTPRES1", "PA990001", "POUR", false);
        vote("VTPRES2", "PA990001", "CONTRE", true);

        var page = page("/deputes/une-deputee");
        assertThat(page.select(".total").text()).isEqualTo("2 votes sur 3 scrutins publics");
        assertThat(page.text())
                .contains("Dont 1 par délégation.", "Députée jusqu’au 30 juin 2031", "Ses derniers votes");
    }

    @Test
    void cohesion_and_agreement_are_what_one_counts_by_hand() throws Exception {
        sql.run(
                "insert into groupe (uid, slug, libelle, sigle, fingerprint) values ('PO990001', 'uns', 'Les Uns', 'UNS', '')");
        sql.run(
                "insert into groupe (uid, slug, libelle, sigle, fingerprint) values ('PO990002', 'autres', 'Les Autres', 'AUT', '')");
        for (var i = 0; i < 10; i++) {
            rollCall("VTGRP" + i, 200 + i, "2025-02-01", "SPO");
            // 6 of 8 alike: (6 - 1) / 8 = 62.5 %; with 3 for and 1 abstaining: (6 x 3 + 0.5 x (6 + 2)) / (8 x 4) =
            // 68.75 %
            group("VTGRP" + i, 0, "PO990001", 6, 2, 0);
            group("VTGRP" + i, 1, "PO990002", 3, 0, 1);
        }
        var page = page("/groupes/uns");
        assertThat(page.select(".total").text()).isEqualTo("62,5\u202f% sur 10 scrutins publics");
        assertThat(page.select("tbody tr").text()).contains("Les Autres", "68,8\u202f%", "10");
    }

    @Test
    void a_group_s_neighbours_stand_in_the_order_asked_for() throws Exception {
        var shares = page("/groupes/lfi-nfp").select("section[aria-labelledby=h-acc] tbody td.num:nth-of-type(2)");
        assertThat(shares.eachText().stream()
                        .map(text -> Double.parseDouble(
                                text.replaceAll("[^0-9,]", "").replace(',', '.'))))
                .hasSizeGreaterThan(5)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(page("/groupes/lfi-nfp?tri=nom")
                        .select("section[aria-labelledby=h-acc] tbody th")
                        .eachText())
                .isSortedAccordingTo(java.text.Collator.getInstance(java.util.Locale.FRENCH));
    }

    @Test
    void everybody_who_sits_stands_under_a_departement_and_leads_to_a_page() throws Exception {
        var page = page("/deputes");
        var links = page.select("[data-departement] a");
        assertThat(links).hasSizeGreaterThan(500);
        assertThat(page.select("[data-departement=2A] a")).isNotEmpty();
        assertThat(get(links.last().attr("href")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_dossier_has_its_textes_articles_and_roll_calls_and_none_that_is_empty() throws Exception {
        var page = page("/dossiers/DLR5L17N52428");
        assertThat(page.select("h1").text()).contains("2026");
        assertThat(page.select("h2").eachText())
                .contains("Les textes", "Scrutins publics sur ses amendements", "Amendements par article")
                .doesNotContain("Pétitions");
        assertThat(page("/dossiers").select(".rows a")).isNotEmpty();
        var lonely = page("/dossiers").select(".rows a").last().attr("href");
        assertThat(page(lonely).select("section").stream()
                        .filter(section -> section.select("tr, li").isEmpty()))
                .isEmpty();
    }

    @Test
    void a_dossier_tells_its_readings_its_roll_calls_by_kind_and_leads_to_the_amendements_of_an_article()
            throws Exception {
        rollCall("VTDOS1", 301, "2031-02-01", "SPO");
        sql.run("insert into scrutin_public_dossier values ('VTDOS1', 'DLR5L17N52428')");
        sql.run("""
                insert into dossier_lecture (dossier_uid, rang, code, libelle, debut_on, fin_on, conclusion, scrutins)
                values ('DLR5L17N52428', 100, 'AN1', '1ère lecture', '2025-10-14', '2025-11-21', 'rejeté', array['VTDOS1']),
                    ('DLR5L17N52428', 101, 'XYZ', 'Une étape d''un nouveau genre', null, null, null, '{}')
                """);
        var page = page("/dossiers/DLR5L17N52428");
        assertThat(page.select("section[aria-labelledby=h-lec] tr").eachText())
                .contains(
                        "Première lecture à l’Assemblée nationale du 14 octobre 2025 au 21 novembre 2025 Rejeté Scrutin public n° 90301",
                        "Une étape d’un nouveau genre");
        assertThat(page.select("section[aria-labelledby=h-scr] a[href=/scrutins-publics/90301]"))
                .hasSize(1);
        assertThat(page.select("section[aria-labelledby=h-sam] a[href=/scrutins-publics/90301]"))
                .isEmpty();

        assertThat(page.select("section[aria-labelledby=h-art] a").eachAttr("href"))
                .contains("/amendements?dossier=DLR5L17N52428&article=article-49-etat-b")
                .doesNotHaveDuplicates();
        var place = page.select("section[aria-labelledby=h-art] tbody tr").first();
        var amendements = Integer.parseInt(place.select("a").text());
        var list = page(place.select("a").attr("href"));
        var shown = list.select(".rows > li").size()
                + list.select(".rows > li .same a, .rows > li details a").size();
        assertThat(list.text()).contains(place.select("th").text());
        assertThat(shown).isPositive().isLessThanOrEqualTo(amendements);
    }

    private void rollCall(String uid, int numero, String day, String kind) {
        sql.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes, pour,
                    contre, abstentions, non_votants, fingerprint)
                values (?, ?, 17, cast(? as date), ?, 'l''ensemble', 'ADOPTE', 1, 1, 1, 0, 0, 0, '')
                """, uid, 90_000 + numero, day, kind);
    }

    private void vote(String uid, String acteur, String position, boolean byDelegation) {
        sql.run(
                "insert into scrutin_public_vote (scrutin_public_uid, acteur_uid, position, par_delegation) values (?, ?, ?, ?)",
                uid,
                acteur,
                position,
                byDelegation);
    }

    private void group(String uid, int rang, String groupe, int pour, int contre, int abstentions) {
        sql.run("""
                insert into scrutin_public_groupe (scrutin_public_uid, rang, groupe_uid, membres, pour, contre, abstentions,
                    non_votants)
                values (?, ?, ?, 20, ?, ?, ?, 0)
                """, uid, rang, groupe, pour, contre, abstentions);
    }

    private Document page(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.getURI() + path)).build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }
}
