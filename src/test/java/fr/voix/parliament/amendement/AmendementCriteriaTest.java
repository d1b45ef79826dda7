package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.amendement.AmendementCriteria.Order;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmendementCriteriaTest {

    @Test
    void blank_fields_of_the_form_are_no_filters() {
        var criteria = AmendementCriteria.of(" ", "", "", "", "", "date", "").orElseThrow();
        assertThat(criteria.toParameters()).isEmpty();
    }

    @Test
    void the_address_of_a_list_leads_back_to_it() {
        var criteria = AmendementCriteria.of("eau & gaz", "PRJLANR5L17B1906", null, "ADOPTE", "sante", "votes", null)
                .orElseThrow();
        assertThat(criteria.toParameters().toString())
                .isEqualTo("{q=eau & gaz, texte=PRJLANR5L17B1906, sort=ADOPTE, theme=sante, tri=votes}");
    }

    @Test
    void no_words_make_one_list_pass_for_another() {
        var all = AmendementCriteria.of(null, null, null, null, null, null, null);
        var dated = AmendementCriteria.of("eau", null, null, null, null, null, "2026-01-06_A");
        var pairs = List.of(
                List.of(all, AmendementCriteria.of("null", null, null, null, null, null, null)),
                List.of(all, AmendementCriteria.of(null, "null", null, null, null, null, null)),
                List.of(dated, AmendementCriteria.of("2026-01-06_0_A/eau", null, null, null, null, null, null)),
                List.of(dated, AmendementCriteria.of("eau", null, null, null, null, "votes", "0_A")),
                List.of(
                        AmendementCriteria.of("b", null, null, null, "a", null, null),
                        AmendementCriteria.of("a/b", null, null, null, null, null, null)));
        assertThat(pairs)
                .allSatisfy(pair -> assertThat(pair.getFirst().orElseThrow().key())
                        .isNotEqualTo(pair.getLast().orElseThrow().key()));
    }

    @Test
    void a_place_is_read_as_it_was_written() {
        var day = LocalDate.of(2026, 1, 6);
        var dated = AmendementCriteria.of(
                        null, null, null, null, null, null, AmendementCriteria.token(Order.DATE, day, 0, "AMANR5L17"))
                .orElseThrow();
        assertThat(dated.after().on()).isEqualTo(day);
        assertThat(dated.after().uid()).isEqualTo("AMANR5L17");
        var voted = AmendementCriteria.of(
                        null, null, null, null, null, "votes", AmendementCriteria.token(Order.VOTES, day, 12, "A"))
                .orElseThrow();
        assertThat(voted.after().votes()).isEqualTo(12);
        var undated = AmendementCriteria.of(
                        null, null, null, null, null, null, AmendementCriteria.token(Order.DATE, null, 0, "A"))
                .orElseThrow();
        assertThat(undated.after().on()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zzz", "2026-13-45_A", "99999999999999999999_A", "2026-01-06_", "2026-01-06_a b", "12_A", "_A"})
    void a_place_that_is_none_is_refused(String after) {
        assertThat(AmendementCriteria.of(null, null, null, null, null, null, after))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EFFACE", "adopte", "'; drop table", "../"})
    void a_filter_that_is_none_is_refused(String sort) {
        assertThat(AmendementCriteria.of(null, null, null, sort, null, null, null))
                .isEmpty();
    }

    @Test
    void a_search_has_an_end_and_holds_text() {
        assertThat(AmendementCriteria.of("x".repeat(201), null, null, null, null, null, null))
                .isEmpty();
        assertThat(AmendementCriteria.of("a\0b", null, null, null, null, null, null))
                .isEmpty();
        assertThat(AmendementCriteria.of("a\uFFFD", null, null, null, null, null, null))
                .isEmpty();
    }
}
