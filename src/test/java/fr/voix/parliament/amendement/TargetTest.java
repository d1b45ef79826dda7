package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ÉTAT B, ARTICLE 49, Sécurités, 'Article 49, état B, Sécurités'",
                "ETAT B, ARTICLE 49, -, 'Article 49, état B'",
                "Article 12, 'APRÈS L''ARTICLE 12, insérer l''article suivant:', -, Après l’article 12",
                "ARTICLE PREMIER, ARTICLE PREMIER, -, Article premier",
                "Article 3, -, -, Article 3",
                "TITRE IV, -, -, Titre IV",
                "-, -, Culture, Culture",
                "-, ' ', -, ''",
            })
    void a_target_reads_well(String titre, String designation, String mission, String expected) {
        assertThat(Target.of(titre, designation, mission)).isEqualTo(expected);
    }
}
