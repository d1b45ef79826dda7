package fr.voix.petition.signature.name;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.petition.signature.SignatoryName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {

    private final NameRule rule = new NameRule(List.of("Emmanuel Macron", "Macron Emmanuel", "Marie Dupré", "Li Na"));

    private NameState stateOf(String name) {
        return rule.stateOf(SignatoryName.parse(name).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Camille Roux",
                "J.R.R. Tolkien",
                "J. Dupont",
                "St. John Smith",
                "Jean-Paul d’Œuvrard",
                "Henri IV de Navarre",
                "王小明",
                "Марія Іваненко",
                "Γιώργος Παπαδόπουλος",
                "Julian Assange Nadeau",
                "Emmanuelle Macronin",
                "Marie-Thérèse Le Point"
            })
    void a_name_like_others_appears_unseen(String name) {
        assertThat(stateOf(name)).isEqualTo(NameState.FREE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "achetez-ici.com",
                "Votez pour moi exemple.fr",
                "contact＠exemple fr",
                "t．me exemple．org",
                "exemple。com Roux",
                "Appelez le 06 12 34 56 78",
                "Roux 0612345678",
                "roux arobase exemple",
                "exemple point com",
                "roux (at) exemple",
                "http exemple"
            })
    void what_leads_somewhere_is_held(String name) {
        assertThat(stateOf(name)).isEqualTo(NameState.ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Emmanuel Macron",
                "MACRON Emmanuel",
                "emmanuel  MACRON",
                "Émmanuel Mâcron",
                "Emmanuel-Macron",
                "Président Emmanuel Macron",
                "Emmanuel Macron le vrai",
                "marie dupre",
                "Li Na"
            })
    void somebody_well_known_is_held_however_it_is_spelt(String name) {
        assertThat(stateOf(name)).isEqualTo(NameState.PERSON);
    }

    @ParameterizedTest
    @CsvSource({"Emmanuel Маcron", "Emmanuel Macrοn", "Emmanue1 Macron", "3mmanuel Macron", "Camille Rоux"})
    void letters_that_only_look_like_others_are_held(String name) {
        assertThat(stateOf(name)).isEqualTo(NameState.MIXED);
    }
}
