package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    private static final Synonyms SYNONYMS = Synonyms.of("""
            # a remark
            IVG = interruption volontaire de grossesse
            loup > canis lupus
            """);

    @ParameterizedTest
    @ValueSource(strings = {"CF1115", "cf 1115", "CF-1115", "amendement n° CF1115", " cf1115 ", "CF1115 (Rect)"})
    void a_number_is_one_however_it_is_written(String query) {
        assertThat(queries(query)).containsExactly("ncf1115");
    }

    @ParameterizedTest
    @CsvSource({
        "article 49, article49",
        "Art. 49, article49",
        "article premier, article1",
        "article 1er bis, article1bis",
        "article 4 bis A, article4bisa",
    })
    void an_article_is_one_thing(String query, String read) {
        assertThat(queries(query)).containsExactly(read);
    }

    @Test
    void digits_alone_are_a_number_first_and_else_a_word() {
        assertThat(queries("1115")).containsExactly("n1115 | 1115");
        assertThat(queries("retraite à 64 ans")).containsExactly("retraite", "64", "ans");
    }

    @Test
    void a_hyphen_may_be_missing_in_the_text() {
        assertThat(queries("vidéo-surveillance")).containsExactly("(video <-> surveillance) | videosurveillance");
        assertThat(queries("TVA à 5,5 %")).containsExactly("tva", "5 <-> 5");
    }

    @Test
    void what_has_other_names_is_looked_for_by_all_of_them() {
        assertThat(queries("l’I.V.G. ou IVG").getLast())
                .isEqualTo("(ivg) | (interruption <-> volontaire <-> de <-> grossesse)");
        assertThat(queries("interruption volontaire de grossesse"))
                .containsExactly("(interruption <-> volontaire <-> de <-> grossesse) | (ivg)");
        assertThat(queries("loup")).containsExactly("(loup) | (canis <-> lupus)");
        assertThat(queries("canis lupus")).as("not the reverse").containsExactly("canis", "lupus");
    }

    @Test
    void words_that_say_nothing_are_passed_over_unless_there_are_no_others() {
        assertThat(queries("Est-ce que les fauteuils roulants seront remboursés ?"))
                .containsExactly("fauteuils", "roulants", "rembourses");
        assertThat(queries("pour ou contre")).containsExactly("pour", "ou", "contre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"':*|&!<->()", "\\", "%_", "' or 1=1 --", "日本"})
    void nothing_typed_is_read_as_an_operator(String query) {
        assertThat(queries(query)).allMatch(term -> term.matches("[a-z0-9]+"));
    }

    @Test
    void figures_are_no_numbers_of_amendements_and_are_read_as_the_index_has_them() {
        assertThat(queries("49.3")).containsExactly("'49.3'");
        assertThat(queries("2,5 %")).containsExactly("2 <-> 5");
        assertThat(queries("covid-19")).containsExactly("(covid <-> (19 | '-19')) | covid19");
        assertThat(queries("L. 511-1")).containsExactly("((511 | '-511') <-> (1 | '-1')) | 5111");
        assertThat(queries("AE 2026")).containsExactly("nae2026 | (ae & 2026)");
        assertThat(queries("Île-de-France")).containsExactly("(ile & de & france) | iledefrance");
    }

    private static List<String> queries(String query) {
        return SearchWords.read(query, SYNONYMS).stream().map(SearchTerm::query).toList();
    }
}
