package fr.voix.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                          | FR",
                "en                        | EN",
                "EN-us                     | EN",
                "fr;q=0.5, en;q=0.9        | EN",
                "fr-CA, en                 | FR",
                "de, en;q=0.3              | EN",
                "de, it                    | FR",
                "*                         | FR",
                "en;q=0, fr                | FR",
                "en;q=much                 | FR",
                ";;,,                      | FR",
                "x                         | FR",
            })
    void a_header_asks_for_a_language(String header, Language language) {
        assertThat(Language.asked(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"en", "en,fr", "de;q=0.1"})
    void a_header_that_nobody_sends_asks_for_none(String language) {
        assertThat(Language.asked((language + ",").repeat(2_000) + language)).isEqualTo(Language.FR);
    }
}
