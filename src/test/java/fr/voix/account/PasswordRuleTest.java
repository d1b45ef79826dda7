package fr.voix.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    private static final String EMAIL = "nadia@voix.example";

    private final PasswordRule rule = new PasswordRule(Set.of("motdepassesecret"));

    @ParameterizedTest
    @ValueSource(strings = {"quinze lettres!", "sept ponts, deux rivières", "é à ü ï ô ç ñ ø"})
    void fifteen_characters_and_more_are_taken(String password) {
        assertThat(rule.flawIn(password, password, EMAIL)).isEmpty();
    }

    @Test
    void length_is_counted_in_characters_not_in_units() {
        assertThat(rule.flawIn("🦊".repeat(8), "🦊".repeat(8), EMAIL)).contains(PasswordFlaw.TOO_SHORT);
        assertThat(rule.flawIn(null, null, EMAIL)).contains(PasswordFlaw.TOO_SHORT);
        var longest = "0123456789abcdef".repeat(8);
        assertThat(rule.flawIn(longest, longest, EMAIL)).isEmpty();
        assertThat(rule.flawIn(longest + "x", longest + "x", EMAIL)).contains(PasswordFlaw.TOO_LONG);
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
        assertThat(rule.flawIn(password, password, EMAIL)).contains(PasswordFlaw.COMMON);
    }

    @Test
    void the_address_is_no_password() {
        assertThat(rule.flawIn("Nadia@Voix.Example", "Nadia@Voix.Example", EMAIL))
                .contains(PasswordFlaw.SAME_AS_EMAIL);
    }

    @Test
    void composed_and_decomposed_accents_are_the_same_password() {
        assertThat(rule.flawIn("liberté chérie 1793", "liberte\u0301 che\u0301rie 1793", EMAIL))
                .isEmpty();
        assertThat(rule.flawIn("liberté chérie 1793", "liberte cherie 1793", EMAIL))
                .contains(PasswordFlaw.DIFFERENT);
    }
}
