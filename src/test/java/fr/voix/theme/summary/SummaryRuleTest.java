package fr.voix.theme.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Déplacer 8 millions d’euros de la vidéosurveillance vers les services de préfecture",
                "Porter de 1,5 à 2 % le taux prévu à l’art. 235 du code général des impôts",
                "Demander au Gouvernement un rapport sur M. Dupont et sa réforme du S.M.I.C.",
            })
    void one_plain_sentence_is_taken(String text) {
        assertThat(SummaryRule.flawIn(SummaryRule.normal(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', TOO_SHORT",
        "Trop court, TOO_SHORT",
        "Une phrase assez longue pour être prise. Une seconde la suit, SEVERAL_SENTENCES",
        "Un scandale qui doit cesser sans attendre !, NOT_NEUTRAL",
        "Faut-il vraiment financer ces caméras ?, NOT_NEUTRAL",
    })
    void anything_else_is_refused_with_its_flaw(String text, SummaryFlaw flaw) {
        assertThat(SummaryRule.flawIn(SummaryRule.normal(text))).contains(flaw);
    }

    @Test
    void two_hundred_and_forty_characters_are_the_most() {
        assertThat(SummaryRule.flawIn("a".repeat(240))).isEmpty();
        assertThat(SummaryRule.flawIn("a".repeat(241))).contains(SummaryFlaw.TOO_LONG);
    }

    @Test
    void lines_spaces_and_the_full_stop_go_and_french_spaces_stay() {
        assertThat(SummaryRule.normal("  Porter le taux\n à 2\u202f% du  total. "))
                .isEqualTo("Porter le taux à 2\u202f% du total");
        assertThat(SummaryRule.normal("Porter\u202e le\u0001 taux")).isEqualTo("Porter le taux");
        assertThat(SummaryRule.normal(null)).isEmpty();
    }
}
