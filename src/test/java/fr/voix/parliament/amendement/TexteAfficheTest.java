package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.FormatVectors;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TexteAfficheTest {

    private static final Credits CREDITS = new Credits(
            List.of(
                    new Credits.Programme(
                            "Vie politique", "modification", 8, -8, List.of(new Credits.Ligne("dont titre 2", 3, 0))),
                    new Credits.Programme("Asile", null, -8, 8, List.of())),
            0,
            0);

    @Test
    void the_canonical_form_is_the_documented_one() {
        assertThat(TexteAffiche.of("<p>a</p>", null, "<p>é</p>").orElseThrow().canonical())
                .isEqualTo("voix-texte-v1\ndispositif\n<p>a</p>\nexpose\n<p>é</p>\n");
        assertThat(TexteAffiche.of(null, CREDITS, null).orElseThrow().canonical())
                .isEqualTo("""
                        voix-texte-v1
                        credits
                        programme\tmodification\t8\t-8\tVie politique
                        ligne\t3\t0\tdont titre 2
                        programme\t\t-8\t8\tAsile
                        total\t0\t0
                        """);
    }

    @Test
    void its_hash_can_be_made_with_any_tool() {
        // printf 'voix-texte-v1\nexpose\n<p>é</p>\n' | sha256sum
        TexteAffiche text = TexteAffiche.of(null, null, "<p>é</p>").orElseThrow();

        assertThat(HexFormat.of().formatHex(text.sha256()))
                .isEqualTo("099bec0a936eca1ea4b04053ab0c8e2236c7400d32ddefce81d7b97f633f12c4");
    }

    /** Text of an amendement can hold a line that is the name of a part. */
    @Test
    void no_two_texts_have_the_same_form() {
        assertThat(canonical("<p>a</p>\nexpose\n<p>b</p>", null)).isNotEqualTo(canonical("<p>a</p>", "<p>b</p>"));
        assertThat(canonical("a\nexpose\nb", null)).isNotEqualTo(canonical("a\n\\expose\nb", null));
        assertThat(canonical("a\nexpose\nb", "c")).isEqualTo("voix-texte-v1\ndispositif\na\n\\expose\nb\nexpose\nc\n");
    }

    private static String canonical(String dispositif, String expose) {
        return TexteAffiche.of(dispositif, null, expose).orElseThrow().canonical();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amendement", "credits"})
    void it_has_the_form_of_the_page(String name) throws Exception {
        var vector = FormatVectors.of(name);
        var credits = new ObjectMapper().treeToValue(vector.get("credits"), Credits.class);
        var text = TexteAffiche.of(
                        FormatVectors.text(vector, "dispositif"), credits, FormatVectors.text(vector, "expose"))
                .orElseThrow();
        assertThat(text.canonical()).isEqualTo(vector.get("form").asText());
        assertThat(HexFormat.of().formatHex(text.sha256()))
                .isEqualTo(vector.get("sha256").asText());
    }

    @Test
    void without_a_text_there_is_nothing_to_vote_on() {
        assertThat(TexteAffiche.of(null, null, null)).isEmpty();
    }
}
