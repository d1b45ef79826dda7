package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.base.database.Jdbc;
import fr.voix.base.http.DatabaseFailure;
import fr.voix.parliament.amendement.Asked.Correction;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word here is in PostgreSQL's own index: what is found, and in which order. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publishing", value = "false")
class AmendementSearchTest {

    @Inject
    AmendementSearch search;

    @Inject
    FacetService offers;

    @Inject
    AmendementRepository repository;

    @Inject
    ScrutinFixture fixture;

    @Inject
    Jdbc jdbc;

    @Inject
    TransactionOperations<Connection> transactions;

    @AfterEach
    void takeAway() {
        fixture.run("update amendement set is_hidden = true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CF%s", "cf %s", "CF-%s", "n° %s", "%s", "I-CF%s"})
    void a_number_is_found_however_it_is_written(String spelling) {
        var uid = amendement("Relever la taxe", "<p>Rien.</p>");
        amendement("Relever l’impôt", "<p>Rien.</p>");
        var number = uid.replaceFirst(".*N00", "");
        fixture.run("update amendement set numero = 'I-' || numero where uid = ?", uid);
        refresh(uid);
        assertThat(found(spelling.formatted(number))).containsExactly(uid);
    }

    @Test
    void what_asks_for_it_comes_before_what_only_mentions_it() {
        var deep =
                amendement("Supprimer l’article 3", "<p>" + "Un mot après l’autre. ".repeat(60) + "Les abeilles.</p>");
        var first = amendement("Supprimer l’article 4", "<p>Les abeilles meurent.</p>");
        var title = amendement("Protéger les abeilles", "<p>Rien.</p>");
        assertThat(found("abeille")).containsExactly(title, first, deep);
    }

    @ParameterizedTest
    @CsvSource({
        "vidéo-surveillance, Arrêter la vidéosurveillance",
        "videosurveillance, Arrêter la vidéo-surveillance",
        "VIDEOPROTECTION, Arrêter la vidéosurveillance",
        "IVG, Financer l’interruption volontaire de grossesse",
        "interruption volontaire de grossesse, Financer l’IVG",
        "sante scolaire, Renforcer la santé scolaire",
        "retraite, Indexer les retraites",
        "Île-de-France, Financer les trains en Île-de-France",
        "seine-saint-denis, Ouvrir des classes en Seine-Saint-Denis",
        "49.3, Limiter l’usage de l’article 49.3",
        "covid-19, Prolonger les aides de la covid-19",
        "L. 511-1, Modifier l’article L. 511-1 du code",
    })
    void accents_hyphens_plurals_and_other_names_do_not_matter(String query, String title) {
        var uid = amendement(title, "<p>Rien.</p>");
        assertThat(found(query)).containsExactly(uid);
    }

    @Test
    void a_slip_is_forgiven_and_told() {
        var uid = amendement("Indexer les retraites", "<p>Rien.</p>");
        var slice = search.search(AmendementCriteria.ofWords("retaites").orElseThrow(), 10);
        assertThat(slice.items()).extracting(Found::uid).containsExactly(uid);
        assertThat(slice.asked().corrections()).containsExactly(new Correction("retaites", "retraites"));
    }

    @Test
    void a_correction_is_told_with_its_accents() {
        amendement("Garantir la sécurité", "<p>La sécurité sociale.</p>");
        var slice = search.search(AmendementCriteria.ofWords("securté").orElseThrow(), 10);
        assertThat(slice.asked().corrections()).containsExactly(new Correction("securte", "sécurité"));
        assertThat(slice.items()).hasSize(1);
    }

    @Test
    void a_word_of_a_hidden_amendement_alone_is_not_offered() {
        var hidden = amendement("Protéger les hydravions", "<p>Rien.</p>");
        amendement("Indexer les retraites", "<p>Rien.</p>");
        fixture.run("update amendement set is_hidden = true where uid = ?", hidden);
        var slice =
                search.search(AmendementCriteria.ofWords("hydravoins retraites").orElseThrow(), 10);
        assertThat(slice.asked().corrections()).isEmpty();
    }

    @Test
    void a_rent_is_no_law() {
        amendement("Appliquer la loi", "<p>La loi et les lois.</p>");
        var rent = amendement("Encadrer les loyers", "<p>Rien.</p>");
        assertThat(found("loyer")).containsExactly(rent);
    }

    @Test
    void an_article_is_neither_those_after_it_nor_those_that_are_cited() {
        var article = amendement("Relever la taxe", "<p>Rien.</p>");
        var other = amendement("Relever l’impôt", "<p>Voir l’article 49 de la Constitution.</p>");
        fixture.run(
                "update amendement set division_designation = 'ARTICLE 49 BIS', division_titre = 'Article 49 bis'"
                        + " where uid = ?",
                other);
        refresh(other);
        assertThat(found("article 49")).containsExactly(article);
        assertThat(found("Art. 49 bis")).containsExactly(other);
    }

    @Test
    void where_nothing_holds_all_words_the_rarest_count_most() {
        var wheelchair = amendement("Rembourser les fauteuils roulants", "<p>Rien.</p>");
        amendement("Rembourser les lunettes", "<p>Rien.</p>");
        amendement("Rembourser les prothèses", "<p>Rien.</p>");
        var slice = search.search(
                AmendementCriteria.ofWords("fauteuil remboursé licorne").orElseThrow(), 10);
        assertThat(slice.asked().isPartial()).isTrue();
        assertThat(slice.items()).hasSize(3).first().extracting(Found::uid).isEqualTo(wheelchair);
    }

    @Test
    void pages_of_the_best_neither_repeat_nor_leave_out() {
        var all = List.of(
                amendement("Protéger les hérissons", "<p>Rien.</p>"),
                amendement("Protéger les hérissons", "<p>Rien.</p>"),
                amendement("Protéger", "<p>Les hérissons.</p>"));
        var criteria = AmendementCriteria.ofWords("hérisson").orElseThrow();
        var first = search.search(criteria, 2);
        var second = search.search(
                AmendementCriteria.of("hérisson", Map.of(), null, first.next()).orElseThrow(), 2);
        assertThat(first.items()).extracting(Found::uid).containsExactly(all.get(1), all.get(0));
        assertThat(second.items()).extracting(Found::uid).containsExactly(all.get(2));
        assertThat(second.next()).isNull();
        assertThat(search.count(criteria)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"loriot, pertinence", "loriot, votes", "loriot, date", ", votes", ", date"})
    void identical_amendements_are_one_entry_on_whatever_page_they_would_be(String words, String order) {
        var all = IntStream.range(0, 5)
                .mapToObj(i -> amendement("Protéger les loriots", "<p>Rien.</p>"))
                .toList();
        fixture.run("update amendement set discussion_identique = 'ID', examen_ref = 'EX' where uid = any(?)", (Object)
                new String[] {all.get(0), all.get(2), all.get(4)});
        var first = search.questions(list(words, order, null), 1);
        var second = search.questions(list(words, order, first.next()), 1);
        var third = search.questions(list(words, order, second.next()), 1);

        assertThat(Stream.of(first, second, third).flatMap(slice -> slice.items().stream()))
                .extracting(Found::uid)
                .containsExactly(all.get(4), all.get(3), all.get(1));
        assertThat(third.next()).isNull();
        var question = first.items().getFirst().question();
        assertThat(search.others(first, list(words, order, null)).get(question))
                .extracting(AmendementSearch.Identical::address)
                .satisfiesExactly(
                        address -> assertThat(address)
                                .endsWith(all.get(2).substring(all.get(2).length() - 4)),
                        address -> assertThat(address)
                                .endsWith(all.get(0).substring(all.get(0).length() - 4)));
        assertThat(search.others(second, list(words, order, null))).isEmpty();
        assertThat(search.extent(list(words, order, null), first.asked())).isEqualTo(new Extent(5, 3));
    }

    @Test
    void the_same_words_at_the_same_place_are_one_question() {
        var uids = Stream.generate(() -> amendement("Supprimer", "<p>Rien.</p>"))
                .limit(4)
                .toArray(String[]::new);
        fixture.run("""
                update amendement
                set examen_ref = 'EX', division_designation = 'Article 3', dispositif = '<p>Supprimer.</p>', credits = null
                where uid = any(?)""", (Object) uids);
        fixture.run("update amendement set alinea = '4' where uid = ?", uids[1]);
        fixture.run("update amendement set dispositif = null where uid = ?", uids[2]);
        var entries = search.questions(list(null, "date", null), 5).items();
        assertThat(entries).extracting(Found::uid).containsExactly(uids[3], uids[2], uids[1]);
    }

    private static AmendementCriteria list(String words, String order, String after) {
        return AmendementCriteria.of(words, Map.of(), order, after).orElseThrow();
    }

    @Test
    void an_import_between_two_pages_moves_nothing_on_the_second() {
        for (int i = 0; i < 3; i++) {
            amendement("Protéger les hérissons", "<p>Rien.</p>");
        }
        amendement("Protéger les mares", "<p>Rien.</p>");
        var criteria = AmendementCriteria.ofWords("protéger hérisson").orElseThrow();
        var whole = search.search(criteria, 3).items();
        var first = search.search(criteria, 2);
        for (int i = 0; i < 30; i++) {
            amendement("Compter les hérissons", "<p>Rien.</p>");
        }
        var second = search.search(
                AmendementCriteria.of("protéger hérisson", Map.of(), null, first.next())
                        .orElseThrow(),
                1);
        assertThat(second.items())
                .extracting(Found::uid)
                .containsExactly(whole.getLast().uid());
    }

    @Test
    void a_filter_that_would_find_nothing_is_not_offered() {
        var uid = amendement("Protéger les loutres", "<p>Rien.</p>");
        var other = amendement("Protéger les castors", "<p>Rien.</p>");
        fixture.run("update amendement set depose_on = '2024-10-01', sort = 'REJETE' where uid = ?", uid);
        fixture.run("update amendement set depose_on = '2023-10-01', sort = 'ADOPTE' where uid = ?", other);
        assertThat(offered("loutre", Map.of(), Facet.ANNEE)).containsExactly("2024");
        assertThat(offered("loutre", Map.of(), Facet.SORT)).containsExactly("REJETE");
        assertThat(offered("loutre", Map.of(), Facet.OFFICIEL)).isEmpty();
        assertThat(offered("protéger", Map.of(Facet.ANNEE, "2023"), Facet.SORT)).containsExactly("ADOPTE");
        assertThat(offered("protéger", Map.of(Facet.ANNEE, "2023"), Facet.ANNEE))
                .as("another year can be chosen instead")
                .containsExactlyInAnyOrder("2023", "2024");
    }

    @Test
    void a_dossier_that_is_offered_finds_something_although_its_texte_is_missing() {
        var uid = amendement("Protéger les loutres", "<p>Rien.</p>");
        fixture.run("update amendement set texte_uid = 'PRJLANR5L17B0000' where uid = ?", uid);
        assertThat(offered("loutre", Map.of(), Facet.DOSSIER)).containsExactly("PRJLANR5L17B0000");
        var criteria = AmendementCriteria.of("loutre", Map.of(Facet.DOSSIER, "PRJLANR5L17B0000"), null, null)
                .orElseThrow();
        assertThat(search.search(criteria, 10).items()).extracting(Found::uid).containsExactly(uid);
    }

    private List<String> offered(String query, Map<Facet, String> facets, Facet facet) {
        var criteria = AmendementCriteria.of(query, facets, null, null).orElseThrow();
        return offers.under(criteria, search.search(criteria, 1).asked()).stream()
                .filter(value -> value.facet() == facet)
                .map(FacetValue::value)
                .toList();
    }

    @Test
    void filters_narrow_what_words_find() {
        var uid = amendement("Protéger les loutres", "<p>Rien.</p>");
        amendement("Protéger les loutres", "<p>Rien.</p>");
        fixture.run(
                "update amendement set depose_on = '2024-10-01', mission_code = 'TA', auteur_uid = 'PA1', written_with = 'l’UNICEF' where uid = ?",
                uid);
        for (var facet : Map.of(Facet.ANNEE, "2024", Facet.MISSION, "TA", Facet.AUTEUR, "PA1", Facet.AVEC, "L’Unicef")
                .entrySet()) {
            var criteria = AmendementCriteria.of("loutre", Map.of(facet.getKey(), facet.getValue()), null, null)
                    .orElseThrow();
            assertThat(search.search(criteria, 10).items())
                    .extracting(Found::uid)
                    .containsExactly(uid);
        }
        assertThat(search.count(AmendementCriteria.of("loutre", Map.of(Facet.OFFICIEL, "oui"), null, null)
                        .orElseThrow()))
                .isZero();
    }

    @Test
    void what_cannot_be_looked_for_finds_nothing() {
        amendement("Relever la taxe", "<p>Rien.</p>");
        assertThat(found("?!")).isEmpty();
        assertThat(search.count(AmendementCriteria.ofWords("?!").orElseThrow())).isZero();
    }

    @Test
    void a_statement_that_takes_too_long_is_given_up_and_nothing_else_thinks_the_database_away() {
        assertThatThrownBy(() -> transactions.executeRead(status -> {
                    jdbc.limitStatements(Duration.ofMillis(50));
                    return jdbc.exists("select pg_sleep(30)");
                }))
                .matches(failure -> DatabaseFailure.cause(failure, DatabaseFailure::isGivenUp)
                        .isPresent())
                .matches(failure -> !DatabaseFailure.isOfConnection(failure));
    }

    private String amendement(String title, String expose) {
        var uid = fixture.aScrutin();
        fixture.run("""
                update amendement
                set title = jsonb_build_object('quote', cast(? as text), 'lead', 'VEULENT', 'text', 'x'), expose = ?,
                    dispositif = null, text_sha256 = sha256('')
                where uid = ?""", title, expose, uid);
        refresh(uid);
        return uid;
    }

    private void refresh(String uid) {
        repository.refreshSearch(new String[] {uid});
        repository.learnWords(new String[] {uid});
    }

    private List<String> found(String query) {
        return search.search(AmendementCriteria.ofWords(query).orElseThrow(), 10).items().stream()
                .map(Found::uid)
                .toList();
    }
}
