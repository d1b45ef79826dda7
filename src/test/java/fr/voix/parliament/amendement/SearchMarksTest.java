package fr.voix.parliament.amendement;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.amendement.Asked.Wanted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchMarksTest {

    private static final Map<String, String> STEMS = Map.of(
            "loyer",
            "loyer0",
            "loyers",
            "loyer0",
            "aide",
            "aid",
            "aides",
            "aid",
            "medicale",
            "medical",
            "etat",
            "etat");

    @Test
    void a_word_is_marked_in_every_form_and_with_its_accents() {
        assertThat(marked("'loyer0'", "Les Loyers, le loyer et l’employé"))
                .isEqualTo("Les [Loyers], le [loyer] et l’employé");
    }

    @Test
    void a_phrase_is_marked_as_a_whole_and_its_words_are_not() {
        assertThat(marked("'ame' | 'aid' <-> 'medical' <2> 'etat'", "L’aide médicale d’État aide."))
                .isEqualTo("L’[aide médicale d’État] aide.");
    }

    @Test
    void numbers_and_articles_that_are_made_up_mark_nothing() {
        assertThat(marked("'ncf1115'", "CF1115")).isEqualTo("CF1115");
        assertThat(SearchMarks.NONE.in("loyer")).containsExactly(new MarkedText("loyer", false));
    }

    private static String marked(String query, String text) {
        var asked = new Asked(query, List.of(new Wanted(query, 1)), false, List.of());
        return SearchMarks.of(asked, STEMS).in(text).stream()
                .map(piece -> piece.isMarked() ? "[" + piece.text() + "]" : piece.text())
                .collect(joining());
    }
}
