package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatoryNameTest {

    @ParameterizedTest
    @CsvSource({
        "'  Camille   Roux ', Camille Roux, camilleroux",
        "Éloïse d’Arc, Éloïse d’Arc, eloisedarc",
        "JEAN-PAUL ŒUVRARD, JEAN-PAUL ŒUVRARD, jeanpauloeuvrard",
        "Straße Ødegård, Straße Ødegård, strasseodegard",
        "İlknur Łuczak, İlknur Łuczak, ilknurluczak",
        "王小明, 王小明, 王小明",
        "Марія Іваненко, Марія Іваненко, маріяіваненко"
    })
    void a_name_is_kept_as_typed_and_compared_by_its_letters(String typed, String kept, String folded) {
        SignatoryName name = SignatoryName.parse(typed).orElseThrow();
        assertThat(name.value()).isEqualTo(kept);
        assertThat(name.folded()).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "X",
                "12 34",
                "a@b.fr",
                "https://exemple.fr",
                "voir www.exemple.fr",
                "Camille\nRoux",
                "Camille\u202eRoux",
                "Camille\u0000Roux",
                "Camille\u200bRoux",
                "\u3164\u3164",
                "\u115f\u1160",
                "Jean\ufffdPaul",
                "Ze\u0300\u0301\u0302\u0303\u0304\u0305\u0306o"
            })
    void what_can_be_nobodys_name_is_none(String typed) {
        assertThat(SignatoryName.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1001, 100_000})
    void a_name_has_its_end(int length) {
        assertThat(SignatoryName.parse("a".repeat(length))).isEmpty();
        assertThat(SignatoryName.parse("a".repeat(100))).isPresent();
    }
}
