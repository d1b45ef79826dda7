package fr.voix.site.petition;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionFixture.Draft;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The public pages of petitions over HTTP. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class PetitionPageTest {

    @Inject
    Visitor visitor;

    @Inject
    PetitionFixture fixture;

    @Inject
    ScrutinFixture scrutins;

    static Stream<Arguments> states() {
        return Stream.of(
                state(Draft::open, "Ouverte aux signatures", "Open for signatures"),
                state(Draft::suspended, "Les signatures sont suspendues", "Signing is suspended"),
                state(Draft::closed, "On ne peut plus signer", "can no longer be signed"),
                state(Draft::answered, "A reçu une réponse", "Answered"),
                state(Draft::archived, "Archivée", "Archived"),
                state(Draft::withdrawn, "Retirée par ses auteurs", "Withdrawn by its authors"),
                state(draft -> draft.refused("doublon"), "une pétition demande déjà la même chose", "already asks"));
    }

    private static Arguments state(Function<Draft, Draft> to, String french, String english) {
        return Arguments.of(to, french, english);
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_state_has_its_page_in_both_languages(Function<Draft, Draft> to, String french, String english)
            throws Exception {
        Petition petition = to.apply(fixture.aPetition().withSignatures(12)).make();
        for (var language : new String[] {"", "/en"}) {
            var answer = visitor.get(language + petition.path());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .startsWith("public");
            assertThat(answer.body())
                    .contains(language.isEmpty() ? french : english)
                    .contains(
                            "<h1 class=\"mega\" lang=\"fr\">" + petition.text().titre() + "</h1>")
                    .contains(petition.text().demande())
                    .contains("On ne peut pas les relire hors ligne.")
                    .contains(language.isEmpty() ? "Texte des auteurs" : "Written by the authors");
        }
    }

    @Test
    void what_is_not_published_is_not_found_like_what_is_not_there() throws Exception {
        for (var draft : Stream.<Function<Draft, Draft>>of(
                        Draft::draft, Draft::sponsoring, Draft::awaiting, Draft::lapsed)
                .toList()) {
            Petition petition = draft.apply(fixture.aPetition()).make();
            var answer = visitor.get(petition.path());
            var unknown = visitor.get("/petitions/999999999-publier");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(unknown.body());
            assertThat(visitor.get("/petitions/" + petition.id()).statusCode()).isEqualTo(404);
        }
        for (var address : new String[] {"/petitions/0", "/petitions/abc", "/petitions/-1", "/petitions/1e9"}) {
            assertThat(visitor.get(address).statusCode()).as(address).isEqualTo(404);
        }
    }

    @Test
    void a_wrong_slug_and_none_lead_to_the_right_one() throws Exception {
        Petition petition = fixture.aPetition().make();
        for (var asked : new String[] {"/petitions/" + petition.id(), "/petitions/" + petition.id() + "-autre"}) {
            for (var language : new String[] {"", "/en"}) {
                var answer = visitor.get(language + asked);
                assertThat(answer.statusCode()).isEqualTo(301);
                assertThat(answer.headers().firstValue("Location")).contains(language + petition.path());
            }
        }
    }

    @Test
    void the_count_has_its_strokes_its_thresholds_and_the_caution() throws Exception {
        Petition petition = fixture.aPetition()
                .withSignatures(63_412)
                .reaching(ThresholdKind.ANSWER, Instant.parse("2026-09-29T10:00:00Z"))
                .make();
        var french = visitor.get(petition.path()).body();
        assertThat(french)
                .contains("<b data-number>63\u202f412</b> <span>signatures</span>")
                .contains(
                        "63\u202f412\u00a0signatures\u202f: 12\u00a0bâtons sur 100, un bâton vaut 5\u202f000\u00a0signatures")
                .contains("<b>100\u202f000</b> publication, <span")
                .contains("encore 36\u202f588")
                .contains("atteint le 29\u00a0septembre 2026")
                .contains("ne sont pas un échantillon représentatif")
                .contains("<b>500\u202f000\u00a0signatures\u202f: débat</b>");
        assertThat(french.split("class=\"on\"")).hasSize(13);
        assertThat(visitor.get("/en" + petition.path()).body())
                .contains("12\u00a0strokes of 100")
                .contains("36,588 to go");
    }

    @Test
    void the_first_signatures_show_the_next_step_and_neither_empty_strokes_nor_an_empty_map() throws Exception {
        Petition petition = fixture.aPetition().withSignatures(6).make();
        assertThat(visitor.get(petition.path()).body())
                .contains(">encore 9\u202f994 pour demander une réponse<")
                .doesNotContain("class=\"strokes", "class=\"carte", "id=\"h-car\"", "id=\"h-evo\"");
        assertThat(visitor.get("/en" + petition.path()).body()).contains("9,994 to go before an answer is asked for");
    }

    @Test
    void the_shelf_of_answered_ones_has_those_that_still_take_signatures() throws Exception {
        Petition open = fixture.aPetition().titled("Des tritons dans les mares").make();
        Petition archived = fixture.aPetition()
                .titled("Des tritons dans les lavoirs")
                .archived()
                .make();
        fixture.aPetition().titled("Des tritons dans les bassins").make();
        fixture.answer(open.id(), "ANSWER", "Ministère de l’Écologie", "Oui.");
        fixture.answer(archived.id(), "ANSWER", "Ministère de l’Écologie", "Oui.");
        assertThat(visitor.get("/petitions?q=tritons&etat=repondues").body())
                .contains("dans les mares", "dans les lavoirs")
                .doesNotContain("dans les bassins");
    }

    @Test
    void what_was_given_before_is_counted_down_to_no_more() throws Exception {
        Petition open = fixture.aPetition()
                .titled("Un abri pour les crapauds")
                .withSignatures(24)
                .make();
        var pages = List.of(open.path(), "/petitions?q=crapauds", "/embed/petitions/" + open.id());
        for (var page : pages) {
            assertThat(visitor.get(page).body()).as(page).contains("9\u202f976");
        }
        fixture.answer(open.id(), "ANSWER", "Ministère de l’Écologie", "Oui.");
        fixture.hide(open.id(), false);
        for (var page : pages) {
            assertThat(visitor.get(page).body())
                    .as(page)
                    .doesNotContainPattern("[^9]9\u202f976")
                    .contains("99\u202f976");
        }
        assertThat(visitor.get(open.path()).body())
                .contains("Réponse <small>Ministère")
                .doesNotContain("demandée à qui la pétition s’adresse", "<b>10\u202f000</b> réponse");
        fixture.run("update petition_answer set withdrawn_at = now() where petition_id = ?", open.id());
        fixture.hide(open.id(), false);
        assertThat(visitor.get(open.path()).body()).contains("9\u202f976", "demandée à qui la pétition s’adresse");
    }

    @Test
    void an_answer_and_a_debate_are_read_on_the_page() throws Exception {
        Petition petition = fixture.aPetition().closed().make();
        fixture.answer(petition.id(), "ANSWER", "Ministère de la Culture", "Nous publierons.\n\nDès janvier.");
        fixture.answer(petition.id(), "DEBATE", "Commission des lois", "Débattu le 20 novembre.");
        assertThat(visitor.get(petition.path() + "?x").statusCode()).isEqualTo(200);
        assertThat(visitor.get(petition.path()).body())
                .contains("Réponse <small>Ministère de la Culture</small>")
                .contains("<p>Nous publierons.</p><p>Dès janvier.</p>")
                .contains("Débat <small>Commission des lois</small>");
    }

    @Test
    void the_author_is_named_unless_moderators_hide_the_name() throws Exception {
        Petition petition = fixture.aPetition().make();
        assertThat(visitor.get(petition.path()).body())
                .contains("Collectif numéro ")
                .doesNotContain("@voix.example");
        Petition hidden = fixture.aPetition().withHiddenAuthor().make();
        assertThat(visitor.get(hidden.path()).body())
                .contains("Nom masqué par la modération")
                .doesNotContain("Collectif numéro ");
    }

    @Test
    void text_of_authors_is_never_markup() throws Exception {
        Petition petition = fixture.aPetition()
                .titled("<script>alert(1)</script>")
                .because("<img src=x onerror=alert(1)>")
                .with("javascript:alert(1)", "https://voix.example/?a=1&b=\"2\"")
                .make();
        assertThat(visitor.get(petition.path()).body())
                .contains("&lt;script>alert(1)")
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .doesNotContain("href=\"javascript:");
    }

    @Test
    void the_list_finds_by_words_and_stands_in_four_orders() throws Exception {
        Petition most = fixture.aPetition()
                .titled("Planter des cormiers partout")
                .withSignatures(20_000)
                .make();
        Petition near = fixture.aPetition()
                .titled("Un cormier dans chaque école")
                .withSignatures(9_900)
                .make();
        Petition newest = fixture.aPetition()
                .titled("Protéger le vieux cormier")
                .withSignatures(3)
                .make();
        scrutins.run(
                "update petition set closes_at = published_at + interval '1 day' where petition_id = ?", most.id());
        assertThat(order("", most, near, newest)).isSorted();
        assertThat(order("&tri=date", newest, near, most)).isSorted();
        assertThat(order("&tri=seuil", near, most, newest)).isSorted();
        assertThat(order("&tri=cloture", most, newest)).isSorted();
        assertThat(visitor.get("/petitions?q=cormiers").body()).contains("3\u00a0pétitions");
        assertThat(visitor.get("/petitions?q=introuvablemot").body())
                .contains("Rien ne correspond à «\u202fintrouvablemot\u202f»");
        assertThat(visitor.get("/en/petitions?q=cormier").body()).contains("3\u00a0petitions");
        for (var nonsense : new String[] {"etat=x", "tri=x", "after=x", "theme=A%20B"}) {
            assertThat(visitor.get("/petitions?" + nonsense).statusCode())
                    .as(nonsense)
                    .isEqualTo(400);
        }
    }

    private int[] order(String how, Petition... petitions) throws Exception {
        var list = visitor.get("/petitions?q=cormier" + how).body();
        return Stream.of(petitions)
                .mapToInt(petition -> list.indexOf("href=\"" + petition.path() + "\""))
                .peek(place -> assertThat(place).isPositive())
                .toArray();
    }

    @Test
    void the_shelves_show_what_stands_there_and_refusals_say_why() throws Exception {
        Petition open = fixture.aPetition().titled("Compter les hérissons").make();
        Petition closed = fixture.aPetition()
                .titled("Compter les hérissons la nuit")
                .closed()
                .make();
        Petition refused = fixture.aPetition()
                .titled("Interdire les hérissons")
                .refused("personnel")
                .make();
        Petition hidden =
                fixture.aPetition().titled("Manger les hérissons").hidden().make();
        Petition waiting =
                fixture.aPetition().titled("Nourrir les hérissons").awaiting().make();
        assertThat(visitor.get("/petitions?q=hérissons").body())
                .contains(open.path())
                .doesNotContain(closed.path(), refused.path());
        assertThat(visitor.get("/petitions?q=hérissons&etat=closes").body())
                .contains(closed.path())
                .doesNotContain(open.path());
        assertThat(visitor.get("/petitions?q=hérissons&etat=refusees").body())
                .contains(refused.path())
                .contains("Concerne une situation personnelle");
        assertThat(visitor.get("/petitions?q=hérissons&etat=toutes").body())
                .contains("3\u00a0pétitions", open.path(), closed.path(), refused.path())
                .doesNotContain(hidden.path(), waiting.path());
    }

    @Test
    void the_list_goes_on_page_by_page() throws Exception {
        for (int i = 0; i < 23; i++) {
            fixture.aPetition()
                    .titled("Mesurer le vent d’autan " + i)
                    .withSignatures(100 + i)
                    .make();
        }
        var first = visitor.get("/petitions?q=autan").body();
        var next = first.replaceFirst("(?s).*href=\"(/petitions\\?[^\"]*after=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(first.split("<li><article>")).hasSize(21);
        assertThat(visitor.get(next).body().split("<li><article>")).hasSize(4);
    }

    @Test
    void what_it_is_about_is_named_and_filters_the_list() throws Exception {
        Petition petition = fixture.aPetition()
                .titled("Ouvrir les stades la nuit")
                .about(new PetitionSubject(null, null, (int)
                        scrutins.number("select theme_id from theme where slug = ?", "sport-vie-associative")))
                .make();
        assertThat(visitor.get(petition.path()).body()).contains("href=\"/themes/sport-vie-associative\"");
        assertThat(visitor.get("/petitions?theme=sport-vie-associative").body()).contains(petition.path());
        assertThat(visitor.get("/petitions?theme=sante").body()).doesNotContain(petition.path());
        var uid = scrutins.aScrutin();
        Petition other =
                fixture.aPetition().about(new PetitionSubject(uid, null, null)).make();
        assertThat(visitor.get(other.path()).body()).contains("Porte sur").contains("Amendement CF");
    }

    @Test
    void those_about_a_texte_stand_beside_its_amendements() throws Exception {
        var texte = scrutins.aTexte();
        Petition petition = fixture.aPetition()
                .about(new PetitionSubject(null, texte, null))
                .make();
        assertThat(visitor.get("/amendements?texte=" + texte).body())
                .contains("Pétitions sur ce texte", "href=\"" + petition.path() + "\"");
        assertThat(visitor.get("/amendements").body()).doesNotContain(petition.path());
    }

    @Test
    void a_theme_keeps_the_petitions_of_those_that_were_merged_into_it() throws Exception {
        int into = (int) scrutins.number("select theme_id from theme where slug = ?", "sante");
        var old = "bains-douches-" + System.nanoTime();
        scrutins.run("""
                with t as (
                    insert into theme (rang, slug, libelle, libelle_en)
                    select max(rang) + 1, ?, 'Bains', 'Baths' from theme
                    returning theme_id, slug
                )
                insert into theme_slug (slug, theme_id) select slug, theme_id from t
                """, old);
        int from = (int) scrutins.number("select theme_id from theme where slug = ?", old);
        Petition petition =
                fixture.aPetition().about(new PetitionSubject(null, null, from)).make();
        assertThat(visitor.get("/petitions?theme=sante").body()).doesNotContain(petition.path());
        scrutins.run("update theme set merged_into = ?, retired_at = now() where theme_id = ?", into, from);
        assertThat(visitor.get("/petitions?theme=sante&tri=date").body()).contains(petition.path());
        assertThat(visitor.get("/themes/sante").body()).contains(petition.path());
        assertThat(visitor.get("/api/v1/petitions?theme=sante&sort=date").body())
                .contains(petition.path());
    }

    @Test
    void the_front_page_keeps_its_promise_to_those_that_reached_publication() throws Exception {
        Petition promised = fixture.aPetition()
                .withSignatures(101)
                .reaching(ThresholdKind.PUBLICATION, Instant.parse("2026-09-29T10:00:00Z"))
                .make();
        for (int i = 0; i < 3; i++) {
            fixture.aPetition().withSignatures(9_990 + i).make();
        }
        Petition beyond = fixture.aPetition()
                .titled("Compter les fourmilières")
                .withSignatures(600_000)
                .make();
        Petition behind = fixture.aPetition()
                .titled("Compter les fourmilières du parc")
                .withSignatures(499_999)
                .make();
        var home = visitor.get("/").body();
        assertThat(home).contains(promised.path());
        assertThat(home.indexOf(promised.path())).isLessThan(home.indexOf(beyond.path()));
        var list = visitor.get("/petitions?q=fourmilières&tri=seuil".replace("è", "%C3%A8"))
                .body();
        assertThat(list.indexOf(beyond.path())).isPositive().isLessThan(list.indexOf(behind.path()));
    }

    @Test
    void names_go_on_from_one_of_them_and_from_nothing_else() throws Exception {
        Petition petition = fixture.aPetition().make();
        assertThat(visitor.get(petition.path() + "?noms=" + UUID.randomUUID()).statusCode())
                .isEqualTo(200);
        assertThat(visitor.get(petition.path() + "?noms=x").statusCode()).isEqualTo(400);
    }

    @Test
    void words_are_found_without_their_accents() throws Exception {
        Petition petition =
                fixture.aPetition().titled("Écouter les crécerelles").make();
        assertThat(visitor.get("/petitions?q=crecerelles").body()).contains(petition.path());
        assertThat(visitor.get("/petitions?q=crécerelle").body()).contains(petition.path());
        assertThat(visitor.get("/api/v1/petitions?q=crecerelle").body()).contains(petition.path());
    }

    @Test
    void the_page_leads_to_where_one_follows_it_by_mail() throws Exception {
        Petition petition = fixture.aPetition().make();
        assertThat(visitor.get(petition.path()).body())
                .contains("<a href=\"/suivre?petition=" + petition.id() + "\">Suivre par courriel</a>");
        assertThat(visitor.get("/en" + petition.path()).body())
                .contains("<a href=\"/en/suivre?petition=" + petition.id() + "\">Follow by e-mail</a>");
        assertThat(visitor.get("/suivre?petition=" + petition.id()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_rules_are_those_by_which_petitions_are_refused() throws Exception {
        assertThat(visitor.get("/petitions/regles").body())
                .contains("Une pétition demande déjà la même chose", "violence\u202f: le texte n’est pas publié")
                .contains("500\u202f000\u00a0signatures\u202f: débat")
                .contains("reste ouverte 6\u00a0mois")
                .contains("5\u00a0premiers signataires en 7\u00a0jours");
        assertThat(visitor.get("/en/petitions/regles").body()).contains("A petition already asks for the same thing");
    }
}
