package fr.voix.petition.petition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of what somebody typed. */
class TypedTextTest {

    @Test
    void line_ends_of_all_systems_are_one_and_a_title_has_none() {
        assertThat(TypedText.lines("a\r\nb\rc\u2028d\u000be").text()).isEqualTo("a\nb\nc\nd\ne");
        assertThat(TypedText.line("a\r\nb\r\n  c\td").text()).isEqualTo("a b c d");
        assertThat(TypedText.lines("a\n\n \n\n\nb").text()).isEqualTo("a\n\nb");
    }

    @Test
    void what_turns_the_direction_or_cannot_be_seen_is_left_out() {
        assertThat(TypedText.line("Voter \u202econtre\u202c le\u200b budget\ufeff \u2066x\u2069\u00ad")
                        .text())
                .isEqualTo("Voter contre le budget x");
        assertThat(TypedText.line("\ud83d\udc69\u200d\ud83d\udd2c").text())
                .as("a joined emoji")
                .isEqualTo("\ud83d\udc69\u200d\ud83d\udd2c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "a\u0007", "\u001b[31mred", "a\ufffdb", "a\u009bb"})
    void a_control_character_cannot_be_written_down(String typed) {
        assertThat(TypedText.lines(typed).isWritable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b\u200b", "\u00a0\u3000", "\u200d", "\u3164", "\u202e\u202c", "\n\n"})
    void what_looks_empty_is_no_title(String typed) {
        assertThat(TypedText.line(typed).hasWords()).isFalse();
        assertThat(TypedText.line(typed).isWritable()).isTrue();
    }

    @Test
    void marks_do_not_pile_up_and_letters_are_composed() {
        assertThat(TypedText.line("e\u0301").text()).isEqualTo("é");
        assertThat(TypedText.line("o" + "\u0489".repeat(50)).text()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.assemblee-nationale.fr/dyn/17, true",
        "https://example.org, true",
        "http://example.org, false",
        "HTTPS://example.org, false",
        "https://localhost, false",
        "https://, false",
        "https://user@example.org, false",
        "javascript:alert(1), false",
        "https://example.org/a b, false",
        "'https://example.org/\"onclick', false",
    })
    void a_source_is_an_address_of_the_web_by_https(String line, boolean isAddress) {
        assertThat(TypedSources.firstFlawed(List.of("https://example.org/1", line))
                        .isEmpty())
                .isEqualTo(isAddress);
    }
}
