package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.amendement.AmendementCriteria.Order;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmendementCriteriaTest {

    @Test
    void blank_fields_of_the_form_are_no_filters() {
        var criteria = AmendementCriteria.of(" ", Map.of(Facet.TEXTE, "", Facet.SORT, " "), "date", "")
                .orElseThrow();
        assertThat(criteria.toParameters()).isEmpty();
    }

    @Test
    void the_address_of_a_list_leads_back_to_it() {
        var criteria = AmendementCriteria.of(
                        "eau & gaz",
                        Map.of(
                                Facet.THEME,
                                "sante",
                                Facet.MISSION,
                                "AB",
                                Facet.TEXTE,
                                "PRJLANR5L17B1906",
                                Facet.SORT,
                                "ADOPTE"),
                        "votes",
                        null)
                .orElseThrow();
        assertThat(criteria.toParameters().toString())
                .isEqualTo("{q=eau & gaz, texte=PRJLANR5L17B1906, sort=ADOPTE, theme=sante, mission=AB, tri=votes}");
    }

    @Test
    void no_words_make_one_list_pass_for_another() {
        var all = AmendementCriteria.of(null, Map.of(), null, null);
        var dated = AmendementCriteria.of("eau", Map.of(), "date", "2026-01-06_A");
        var pairs = List.of(
                List.of(all, AmendementCriteria.ofWords("null")),
                List.of(all, AmendementCriteria.of(Facet.TEXTE, "null")),
                List.of(dated, AmendementCriteria.of("2026-01-06_0_A/eau", Map.of(), "date", null)),
                List.of(dated, AmendementCriteria.of("eau", Map.of(), "votes", "0_A")),
                List.of(
                        AmendementCriteria.of("b", Map.of(Facet.THEME, "a"), null, null),
                        AmendementCriteria.ofWords("a/b")));
        assertThat(pairs)
                .allSatisfy(pair -> assertThat(pair.getFirst().orElseThrow().key())
                        .isNotEqualTo(pair.getLast().orElseThrow().key()));
    }

    @Test
    void a_place_is_read_as_it_was_written() {
        var day = LocalDate.of(2026, 1, 6);
        var dated = AmendementCriteria.of(
                        null, Map.of(), null, AmendementCriteria.token(Order.DATE, day, 0, "AMANR5L17"))
                .orElseThrow();
        assertThat(dated.after().on()).isEqualTo(day);
        assertThat(dated.after().uid()).isEqualTo("AMANR5L17");
        var voted = AmendementCriteria.of(null, Map.of(), "votes", AmendementCriteria.token(Order.VOTES, day, 12, "A"))
                .orElseThrow();
        assertThat(voted.after().number()).isEqualTo(12);
        var undated = AmendementCriteria.of(null, Map.of(), null, AmendementCriteria.token(Order.DATE, null, 0, "A"))
                .orElseThrow();
        assertThat(undated.after().on()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zzz", "2026-13-45_A", "99999999999999999999_A", "2026-01-06_", "2026-01-06_a b", "12_A", "_A"})
    void a_place_that_is_none_is_refused(String after) {
        assertThat(AmendementCriteria.of(null, Map.of(), null, after)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EFFACE", "adoptes", "'; drop table", "../"})
    void a_filter_that_is_none_is_refused(String sort) {
        assertThat(AmendementCriteria.of(Facet.SORT, sort)).isEmpty();
    }

    @Test
    void a_search_has_an_end_and_holds_text() {
        assertThat(AmendementCriteria.ofWords("x".repeat(201))).isEmpty();
        assertThat(AmendementCriteria.ofWords("a\0b")).isEmpty();
        assertThat(AmendementCriteria.ofWords("a\uFFFD")).isEmpty();
    }

    @Test
    void words_are_answered_by_relevance_unless_another_order_is_asked_for() {
        assertThat(AmendementCriteria.ofWords("loyer").orElseThrow().order()).isEqualTo(Order.RELEVANCE);
        assertThat(AmendementCriteria.of("loyer", Map.of(), "date", null)
                        .orElseThrow()
                        .toParameters())
                .containsEntry("tri", "date");
        assertThat(AmendementCriteria.of(null, Map.of(), "pertinence", null)
                        .orElseThrow()
                        .order())
                .isEqualTo(Order.DATE);
    }
}
