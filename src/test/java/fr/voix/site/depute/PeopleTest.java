package fr.voix.site.depute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Deputies, groups and dossiers, on the sample that the jar carries and on votes made up for the purpose. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {

    @Inject
    Visitor visitor;

    @Inject
    SampleImport sample;

    @Inject
    ScrutinFixture sql;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    TestBallots ballots;

    @Inject
    UrnPublishing publications;

    @Inject
    PublicVersion publicVersion;

    @BeforeAll
    void load() {
        sample.load();
    }

    @Test
    void a_deputy_s_page_says_who_what_was_tabled_and_how_one_voted() throws Exception {
        var page = visitor.page("/deputes/ugo-bernalicis");
        assertThat(page.select("h1").text()).isEqualTo("Ugo Bernalicis");
        assertThat(page.select(".lede").text()).isEqualTo("Député, Nord, 2e circonscription");
        assertThat(page.text())
                .contains("La France insoumise", "Ce qu’il a déposé", "Ses derniers votes", "depuis le 7 juillet 2024")
                .contains("Un député absent peut siéger en commission");
        assertThat(page.select("section[aria-labelledby=h-tab] .rows > li")).isNotEmpty();
        assertThat(visitor.page("/en/deputes/ugo-bernalicis").text()).contains("What he tabled", "His latest votes");
    }

    @Test
    void what_a_rapporteure_tables_is_her_committee_s_and_neither_hers_nor_her_group_s() throws Exception {
        var cf248 = "a[href=/17/amendements/1906C/CION_FIN/CF248]";
        var told = "Au nom de la commission des lois, rapporteure\u202f: Mme Agnès Firmin Le Bodo";
        var page = visitor.page("/17/amendements/1906C/CION_FIN/CF248");
        assertThat(page.select("article header").text())
                .contains("Au nom de la commission des lois")
                .doesNotContain("Horizons");
        assertThat(page.select("dt:containsOwn(Auteur) + dd").text()).isEqualTo(told);
        assertThat(page.select("dt:containsOwn(Auteur) + dd a").attr("href"))
                .isEqualTo("/deputes/agnes-firmin-le-bodo");
        assertThat(page.select("dt:containsOwn(Groupe)")).isEmpty();
        assertThat(visitor.page("/en/17/amendements/1906C/CION_FIN/CF248")
                        .select("header")
                        .text())
                .contains("On behalf of the law committee");

        assertThat(visitor.page("/amendements?q=CF248")
                        .select(".rows > li:has(" + cf248 + ") .meta")
                        .text())
                .contains(told)
                .doesNotContain("Horizons");
        assertThat(visitor.page("/amendements?groupe=PO845470&q=CF248").select(cf248))
                .isEmpty();
        assertThat(visitor.page("/amendements?auteur=PA267780").select(cf248)).isEmpty();
        assertThat(visitor.page("/amendements?q=Horizons").select(".rows").text())
                .doesNotContain("Firmin Le Bodo");
        assertThat(visitor.page("/amendements?q=Firmin").select(cf248)).isNotEmpty();
        assertThat(visitor.page("/groupes/hor").text())
                .contains("7 amendements")
                .doesNotContain("au nom de la commission");
        var deputy = visitor.page("/deputes/agnes-firmin-le-bodo");
        assertThat(deputy.select("section[aria-labelledby=h-tab]")).isEmpty();
        var reported = deputy.select("section[aria-labelledby=h-rap]");
        assertThat(reported.text()).startsWith("Au nom d’une commission, comme rapporteure 2 amendements\u202f:");
        assertThat(visitor.page(reported.select("a").attr("href")).select(cf248))
                .isNotEmpty();
        assertThat(visitor.page("/deputes/ugo-bernalicis").select("section[aria-labelledby=h-rap]"))
                .isEmpty();
    }

    @Test
    void feed_embed_and_card_say_for_whom_a_rapporteure_tabled_it() throws Exception {
        var uid = "AMANR5L17PO59048B1906P2D1N000248";
        var told = "II-CF248, au nom de la commission des lois";
        assertThat(visitor.page("/embed/scrutins/" + uid).select("h1 .ref").text())
                .isEqualTo("Amendement " + told);
        assertThat(visitor.page("/en/embed/scrutins/" + uid).select("h1 .ref").text())
                .isEqualTo("Amendment II-CF248, on behalf of the law committee");
        assertThat(cardOf("/17/amendements/1906C/CION_FIN/CF248")).contains(told);
        sql.run("update scrutin set opened_at = now() where uid = ?", uid);
        publicVersion.bump();
        var feed = "/textes/" + sql.text("select texte_uid from amendement where uid = '" + uid + "'") + "/flux.atom";
        assertThat(visitor.get(feed).body())
                .contains("Au nom de la commission des lois, rapporteure\u202f: Mme Agnès Firmin Le Bodo.");

        var deputys = "AMANR5L17PO59048B2247P0D1N001115";
        assertThat(visitor.page("/embed/scrutins/" + deputys).select("h1 .ref").text())
                .isEqualTo("Amendement CF1115");
        assertThat(cardOf("/17/amendements/2247/CION_FIN/CF1115"))
                .contains("CF1115")
                .doesNotContain("au nom de");
    }

    private String cardOf(String path) {
        return visitor.page(path).select("meta[property=og:image:alt]").attr("content");
    }

    @Test
    void a_rapporteur_s_committee_is_the_one_that_examined_or_is_not_named() throws Exception {
        assertThat(visitor.page("/17/amendements/1906C/CION-ECO/CE301")
                        .select("dt:containsOwn(Auteur) + dd")
                        .text())
                .isEqualTo("Au nom de la commission des affaires économiques, rapporteur\u202f: M. Joseph Rivière");
        assertThat(visitor.page("/17/amendements/1906C/AN/1496")
                        .select("dt:containsOwn(Auteur) + dd")
                        .text())
                .isEqualTo("Au nom de la commission des finances, rapporteur\u202f: M. Aurélien Le Coq");
        var uid = "AMANR5L17PO838901B1906P2D1N001501";
        sql.run("update amendement set auteur_organe_uid = 'PO1' where uid = ?", uid);
        publicVersion.bump();
        assertThat(visitor.page("/17/amendements/1906C/AN/1501")
                        .select("dt:containsOwn(Auteur) + dd")
                        .text())
                .startsWith("Au nom de la commission, rapporteure\u202f: Mme ");
    }

    @Test
    void what_was_tabled_has_its_title_and_outcome_and_each_vote_the_citizens_beside_it() throws Exception {
        var voted = sql.text("""
                        select concat_ws(' ', p.slug, s.uid, r.numero, v.position)
                        from scrutin_public_vote v
                        join acteur p on p.uid = v.acteur_uid
                        join scrutin_public r on r.uid = v.scrutin_public_uid
                        join scrutin_public_amendement l on l.scrutin_public_uid = r.uid and not l.identique
                        join scrutin s on s.uid = l.amendement_uid
                        where v.position = 'CONTRE' and not v.par_delegation and r.vote_on < '2031-01-01'
                        order by r.vote_on desc, r.numero desc, p.uid limit 1""").split(" ");
        ballots.cast(scrutins.find(voted[1]).orElseThrow(), 3);
        publications.publish();
        publicVersion.bump();
        var vote = visitor.page("/deputes/" + voted[0])
                .select("section[aria-labelledby=h-rc] .rows > li:has(a[href=/scrutins-publics/" + voted[2] + "])");
        assertThat(vote.select("b").text()).isEqualTo("Contre");
        assertThat(vote.select(".mini").text()).contains("3 voix", "33,3");

        var tabled = visitor.page("/deputes/ugo-bernalicis").select("section[aria-labelledby=h-tab]");
        assertThat(tabled.text())
                .contains(sql.number("select count(*) from amendement where auteur_uid = 'PA720430' and is_shown")
                        + " amendements\u202f: ");
        assertThat(tabled.select(".rows > li")).allSatisfy(row -> {
            assertThat(row.text()).as("whose page it is").doesNotContain("Ugo Bernalicis");
            assertThat(row.select("h3 a q, h3 a span").text()).isNotBlank();
            assertThat(row.select("p.meta b").text())
                    .containsPattern("Adopté|Rejeté|Retiré|Tombé|Non soutenu|À discuter|Irrecevable");
        });
    }

    @Test
    void groups_over_time_stand_one_under_the_other() throws Exception {
        sql.run("""
                insert into acteur (uid, slug, civilite, prenom, nom, fingerprint)
                values ('PA990002', 'un-depute', 'M.', 'Un', 'Député', '')
                """);
        sql.run("""
                insert into acteur_mandat (acteur_uid, rang, type, organe_uid, debut_on, fin_on)
                values ('PA990002', 0, 'ASSEMBLEE', null, '2024-07-07', null),
                    ('PA990002', 1, 'GP', 'PO845413', '2024-07-19', '2025-03-01'),
                    ('PA990002', 2, 'GP', 'PO845425', '2025-03-02', null)
                """);
        assertThat(visitor.page("/deputes/un-depute")
                        .select(".facts > div:has(a[href^=/groupes/]) dd")
                        .eachText())
                .containsExactlyInAnyOrder(
                        sql.text("select libelle from groupe where uid = 'PO845413'")
                                + ", du 19 juillet 2024 au 1er mars 2025",
                        sql.text("select libelle from groupe where uid = 'PO845425'") + ", depuis le 2 mars 2025");
    }

    @Test
    void a_group_that_ended_has_a_page_where_there_is_something_to_tell() throws Exception {
        sql.run("""
                insert into groupe (uid, slug, libelle, sigle, debut_on, fin_on, fingerprint)
                values ('PO990011', 'muet', 'Les Muets', 'MU', '2017-06-27', '2018-09-11', '')
                """);
        sql.run("""
                insert into acteur (uid, slug, civilite, prenom, nom, fingerprint)
                values ('PA990011', 'un-muet', 'M.', 'Un', 'Muet', '')
                """);
        sql.run("""
                insert into acteur_mandat (acteur_uid, rang, type, organe_uid, debut_on, fin_on)
                values ('PA990011', 0, 'GP', 'PO990011', '2017-06-27', '2018-09-11'),
                    ('PA990011', 1, 'GP', 'PO847173', '2024-09-12', '2025-09-05')
                """);
        assertThat(visitor.get("/groupes/muet").statusCode()).isEqualTo(404);
        var heard = "/groupes/" + sql.text("select slug from groupe where uid = 'PO847173'");
        assertThat(visitor.page(heard).text()).contains("Cohésion");
        assertThat(visitor.page("/groupes").select("main li a").eachAttr("href"))
                .doesNotContain("/groupes/muet");
        var facts = visitor.page("/deputes/un-muet").select(".facts");
        assertThat(facts.text()).contains("Les Muets");
        assertThat(facts.select("a").eachAttr("href")).contains(heard).doesNotContain("/groupes/muet");
    }

    @Test
    void the_address_of_a_deputy_is_given_once_and_the_official_uid_leads_there() throws Exception {
        var moved = visitor.get("/deputes/PA720430");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/deputes/ugo-bernalicis");
        assertThat(visitor.get("/deputes/personne-de-ce-nom").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/groupes/aucun").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/dossiers/DLR5L17N1").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/deputes/ugo-bernalicis/votes?after=-").statusCode())
                .isEqualTo(400);
        assertThat(visitor.get("/groupes/lfi-nfp?tri=couleur").statusCode()).isEqualTo(400);
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

        var page = visitor.page("/deputes/une-deputee");
        assertThat(page.select(".total").text()).isEqualTo("2 votes sur 3 votes nominatifs");
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
        var page = visitor.page("/groupes/uns");
        assertThat(page.select(".total").text()).isEqualTo("62,5\u202f% sur 10 votes nominatifs");
        assertThat(page.select("tbody tr").text()).contains("Les Autres", "68,8\u202f%", "10");
    }

    @Test
    void a_group_has_its_members_what_became_of_its_amendements_and_a_drawing_of_each_distance() throws Exception {
        var page = visitor.page("/groupes/lfi-nfp");
        assertThat(page.select("section[aria-labelledby=h-mem] li a").eachAttr("href"))
                .containsExactlyInAnyOrder(sql.text("""
                                select string_agg('/deputes/' || slug, ' ') from acteur
                                where groupe_uid = (select uid from groupe where slug = 'lfi-nfp')""").split(" "));
        var tabled = page.select("section[aria-labelledby=h-tab]");
        assertThat(tabled.text()).contains(sql.number("""
                                select count(*) from amendement
                                where groupe_uid = (select uid from groupe where slug = 'lfi-nfp') and is_shown""") + " amendements\u202f: ", "rejetés");
        assertThat(tabled.select(".rows > li")).isNotEmpty();
        assertThat(page.select("section[aria-labelledby=h-acc] tbody tr"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.select("circle").attr("cx").replace('.', ','))
                        .isEqualTo(row.select("td.num").first().text().replace("\u202f", "")));
    }

    @Test
    void a_group_s_neighbours_stand_in_the_order_asked_for() throws Exception {
        var shares =
                visitor.page("/groupes/lfi-nfp").select("section[aria-labelledby=h-acc] tbody td.num:nth-of-type(2)");
        assertThat(shares.eachText().stream()
                        .map(text -> Double.parseDouble(
                                text.replaceAll("[^0-9,]", "").replace(',', '.'))))
                .hasSizeGreaterThan(5)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(visitor.page("/groupes/lfi-nfp?tri=nom")
                        .select("section[aria-labelledby=h-acc] tbody th")
                        .eachText())
                .isSortedAccordingTo(java.text.Collator.getInstance(java.util.Locale.FRENCH));
    }

    @Test
    void everybody_who_sits_stands_under_a_departement_and_leads_to_a_page() throws Exception {
        var page = visitor.page("/deputes");
        assertThat(page.select("#chez-moi-aide").text())
                .contains("D’après la liste officielle des circonscriptions, 2012–2017.");
        var links = page.select("[data-departement] a");
        assertThat(links).hasSizeGreaterThan(500);
        assertThat(page.select("[data-departement=2A] a")).isNotEmpty();
        assertThat(visitor.get(links.last().attr("href")).statusCode()).isEqualTo(200);
    }

    @Test
    void who_left_is_told_and_who_is_in_no_file_keeps_the_official_id() throws Exception {
        sql.run("""
                insert into acteur (uid, slug, civilite, prenom, nom, fingerprint)
                values ('PA990003', 'une-ancienne', 'Mme', 'Une', 'Ancienne', '')
                """);
        sql.run("""
                insert into acteur_mandat (acteur_uid, rang, type, debut_on, fin_on)
                values ('PA990003', 0, 'ASSEMBLEE', '2022-06-22', '2024-06-09')
                """);
        rollCall("VTGONE1", 401, "2024-02-01", "SPO");
        vote("VTGONE1", "PA990003", "POUR", false);
        vote("VTGONE1", "PA999999", "CONTRE", true);
        assertThat(visitor.page("/deputes")
                        .select("section:has(h2:contains(Anciens députés)) a[href=/deputes/une-ancienne]"))
                .hasSize(1);
        var page = visitor.page("/scrutins-publics/90401");
        assertThat(page.select("section[aria-labelledby=h-nom] li").eachText())
                .containsExactly("Une Ancienne", "PA999999 par délégation");
        assertThat(page.text())
                .contains(
                        "Un votant n’est pas dans les fichiers repris\u202f: son identifiant officiel tient lieu de nom.");
    }

    @Test
    void an_amendement_and_its_roll_call_lead_to_each_other_and_tell_the_same_by_group() throws Exception {
        var found = sql.text("""
                        select concat_ws(' ', r.numero, a.uid, r.pour, r.contre, r.abstentions)
                        from scrutin_public_amendement l
                        join scrutin_public r on r.uid = l.scrutin_public_uid
                        join amendement a on a.uid = l.amendement_uid
                        join scrutin s on s.uid = a.uid
                        where not l.identique
                        order by r.numero limit 1""").split(" ");
        var rollCall = visitor.page("/scrutins-publics/" + found[0]);
        var address = rollCall.select("section[aria-labelledby=h-amd] h3 a").attr("href");
        assertThat(rollCall.select("a[href=https://www.assemblee-nationale.fr/dyn/17/scrutins/" + found[0] + "]"))
                .hasSize(1);
        var beside = visitor.page(address).select("section[aria-labelledby=h-dep]");
        assertThat(beside.select("h2 a").attr("href")).isEqualTo("/scrutins-publics/" + found[0]);
        assertThat(beside.select("p.lede").text()).matches("L’Assemblée a (adopté|rejeté) cet amendement.");
        assertThat(beside.select("p.row b").eachText()).containsSubsequence("Citoyens", "Députés");
        assertThat(beside.select("svg[role=img]").eachAttr("aria-label"))
                .anyMatch(label -> label.startsWith("Citoyens"))
                .anyMatch(label -> label.startsWith("Députés"));
        assertThat(beside.select("tbody th").eachText())
                .as("from left to right")
                .isEqualTo(rollCall.select("section[aria-labelledby=h-grp] tbody th")
                        .eachText());
        var rows = beside.select("tbody tr");
        assertThat(rows)
                .hasSizeGreaterThan(8)
                .allSatisfy(row -> assertThat(row.select("svg.bar")).hasSize(1));
        assertThat(IntStream.range(0, 3)
                        .mapToObj(column -> rows.stream()
                                .mapToInt(row -> Integer.parseInt(
                                        row.select("td.num").get(column).text()))
                                .sum())
                        .map(String::valueOf))
                .isEqualTo(List.of(found).subList(2, 5));
    }

    @Test
    void a_list_narrows_to_what_deputies_voted_on_by_roll_call() throws Exception {
        assertThat(visitor.page("/amendements")
                        .select("select[name=officiel] option")
                        .eachAttr("value"))
                .contains("oui");
        var list = visitor.page("/amendements?officiel=oui");
        assertThat(list.select(".rows h3 a"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(visitor.page(link.attr("href")).select("section[aria-labelledby=h-dep]"))
                        .hasSize(1));
    }

    @Test
    void a_dossier_has_its_textes_articles_and_roll_calls_and_none_that_is_empty() throws Exception {
        var page = visitor.page("/dossiers/DLR5L17N52428");
        assertThat(page.select("h1").text()).contains("2026");
        assertThat(page.select("h2").eachText())
                .contains("Les textes", "Votes des députés sur ses amendements", "Amendements par article")
                .doesNotContain("Pétitions");
        assertThat(visitor.page("/dossiers").select(".rows a")).isNotEmpty();
        var lonely = visitor.page("/dossiers").select(".rows a").last().attr("href");
        assertThat(visitor.page(lonely).select("section").stream()
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
        var page = visitor.page("/dossiers/DLR5L17N52428");
        assertThat(page.select("section[aria-labelledby=h-lec] tr").eachText())
                .contains(
                        "Première lecture à l’Assemblée nationale du 14 octobre 2025 au 21 novembre 2025 Rejeté Vote des députés n° 90301",
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
        var list = visitor.page(place.select("a").attr("href"));
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
}
