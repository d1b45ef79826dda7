package fr.voix.desk.account.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.attempt.PasswordService.PasswordRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    private static final String EMAIL = "nadia@mairie.example";
    private static final String HOST = "www.grand-debat.example";

    private final PasswordRule rule = new PasswordRule(Set.of("motdepassesecret"));

    @ParameterizedTest
    @ValueSource(strings = {"quinze lettres!", "sept ponts, deux rivières", "é à ü ï ô ç ñ ø"})
    void fifteen_characters_and_more_are_taken(String password) {
        assertThat(rule.flawIn(password, password, EMAIL, HOST)).isEmpty();
    }

    @Test
    void length_is_counted_in_characters_not_in_units() {
        assertThat(rule.flawIn("🦊".repeat(8), "🦊".repeat(8), EMAIL, HOST)).contains(PasswordFlaw.TOO_SHORT);
        assertThat(rule.flawIn(null, null, EMAIL, HOST)).contains(PasswordFlaw.TOO_SHORT);
        var longest = "0123456789abcdef".repeat(8);
        assertThat(rule.flawIn(longest, longest, EMAIL, HOST)).isEmpty();
        assertThat(rule.flawIn(longest + "x", longest + "x", EMAIL, HOST)).contains(PasswordFlaw.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motdepassesecret",
                "MotDePasseSecret",
                "aaaaaaaaaaaaaaaa",
                "azertyazertyazerty",
                "12345678123456781"
            })
    void common_and_repeated_ones_are_refused(String password) {
        assertThat(rule.flawIn(password, password, EMAIL, HOST)).contains(PasswordFlaw.COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nadia@Mairie.Example",
                "nadia et la rivière",
                "une voix dans la nuit",
                "Grand-Debat 2027 !",
                "un bel exemple: example"
            })
    void words_of_the_service_and_of_the_account_are_in_none(String password) {
        assertThat(rule.flawIn(password, password, EMAIL, HOST)).contains(PasswordFlaw.OF_HERE);
    }

    @Test
    void what_is_shorter_than_a_word_is_no_word() {
        var password = "www, léa et les autres";
        assertThat(rule.flawIn(password, password, "léa@mairie.example", HOST)).isEmpty();
    }

    @Test
    void composed_and_decomposed_accents_are_the_same_password() {
        assertThat(rule.flawIn("liberté chérie 1793", "liberte\u0301 che\u0301rie 1793", EMAIL, HOST))
                .isEmpty();
        assertThat(rule.flawIn("liberté chérie 1793", "liberte cherie 1793", EMAIL, HOST))
                .contains(PasswordFlaw.DIFFERENT);
    }
}
