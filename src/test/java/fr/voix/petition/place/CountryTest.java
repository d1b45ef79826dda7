package fr.voix.petition.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.voix.base.text.Language;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

    @ParameterizedTest
    @CsvSource({
        "FR,France,France",
        "DE,Allemagne,Germany",
        "BE,Belgique,Belgium",
        "ES,Espagne,Spain",
        "GB,Royaume-Uni,United Kingdom",
        "CH,Suisse,Switzerland",
        "CI,Côte d’Ivoire,Côte d’Ivoire",
        "US,États-Unis,United States",
        "MC,Monaco,Monaco",
        "XK,Kosovo,Kosovo",
        "RE,La Réunion,Réunion",
        "NC,Nouvelle-Calédonie,New Caledonia",
    })
    void a_country_has_its_name_in_both_languages(String code, String french, String english) {
        var country = new Country(code);
        assertThat(country.name(Language.FR)).isEqualTo(french);
        assertThat(country.name(Language.EN)).isEqualTo(english);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "f",
                "fr",
                "FRA",
                " FR",
                "FR\n",
                "ZZ",
                "99",
                "ＦＲ",
                "FR\0",
                "<script>",
                "../etc",
                "FRFRFRFRFRFRFR"
            })
    void what_is_no_code_is_no_country(String code) {
        assertThat(Country.find(code)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Country(code));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_list_is_whole_named_and_in_the_order_of_the_dictionary(Language language) {
        var all = Country.all(language);
        assertThat(all).hasSizeGreaterThan(240).contains(Country.FRANCE).doesNotHaveDuplicates();
        assertThat(new HashSet<>(all)).isEqualTo(new HashSet<>(Country.all(language.other())));
        assertThat(all)
                .extracting(country -> country.name(language))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).hasSizeGreaterThan(3).doesNotContain("'"))
                .isSortedAccordingTo(Collator.getInstance(language.locale()));
    }

    @Test
    void letters_with_accents_stand_among_those_without() {
        var names = Country.all(Language.FR).stream()
                .map(country -> country.name(Language.FR))
                .toList();
        assertThat(names.indexOf("Égypte")).isBetween(names.indexOf("Danemark"), names.indexOf("Espagne"));
        assertThat(names)
                .isNotEqualTo(names.stream().sorted(Comparator.naturalOrder()).toList());
    }
}
