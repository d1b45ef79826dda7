package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    private final Wording wording = new Wording(Messages.of(Language.FR));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ÉTAT B, ARTICLE 49, A, 'Article 49, état B'",
                "ETAT B, ARTICLE 49, A, 'Article 49, état B'",
                "Article 3, ARTICLE 3, A, Article 3",
                "Article PREMIER, 'APRÈS L''ARTICLE PREMIER, insérer l''article suivant:', Apres, Après l’article premier",
                "ARTICLE 12, -, Avant, Avant l’article 12",
                "'ETAT D - RÉPARTITION DES CRÉDITS POUR 2026, AU TITRE DES COMPTES SPÉCIAUX', ARTICLE 50, A,"
                        + " 'Article 50, état D - répartition des crédits pour 2026, au titre des comptes spéciaux'",
                "Titre IV, TITRE IV, Apres, Après titre IV",
                "'visant à relancer le secteur du logement,', TITRE, A, Titre",
                "-, ARTICLE 2, A, Article 2",
                "-, -, A, -",
            })
    void a_division_reads_well(String titre, String designation, String position, String expected) {
        assertThat(wording.division(titre, designation, position)).isEqualTo(expected);
    }

    @Test
    void an_outcome_says_where_it_was_decided() {
        assertThat(wording.sort(Sort.REJETE, "Rejeté", "CION_FIN")).isEqualTo("Rejeté en commission");
        assertThat(wording.sort(Sort.ADOPTE, "Adopté", "AN")).isEqualTo("Adopté en séance");
        assertThat(wording.sort(Sort.RETIRE, "Retiré", "AN")).isEqualTo("Retiré");
        assertThat(wording.sort(Sort.INCONNU, "Satisfait", "AN")).isEqualTo("Satisfait");
    }

    @Test
    void an_excerpt_is_plain_text_cut_between_words() {
        assertThat(Excerpt.of("<p>L&#39;eau &amp; le <b>gaz</b></p><p>ensuite</p>", 100))
                .isEqualTo("L'eau & le gaz ensuite");
        assertThat(Excerpt.of("<p>un deux trois quatre</p>", 12)).isEqualTo("un deux…");
        assertThat(Excerpt.of(
                        "<p>l’article 1<sup>er</sup>, <b>a</b>bc<br/>x</p><table><tr><td>y</td><td>z</td></tr></table>",
                        100))
                .isEqualTo("l’article 1er, abc x y z");
        assertThat(Excerpt.of("<p> </p>", 12)).isNull();
        assertThat(Excerpt.of("abc <p class=\"x", 12)).isEqualTo("abc");
    }
}
