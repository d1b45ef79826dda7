package fr.voix.petition.petition;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.FormatVectors;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PetitionTextTest {

    @Test
    void a_text_without_names_in_it_stands_as_it_is() {
        assertThat(new PetitionText("t", "d", "m\n\nn", List.of("https://a.fr/", "https://b.fr/")).canonical())
                .isEqualTo("titre\nt\n\ndemande\nd\n\nmotifs\nm\n\nn\n\nsources\nhttps://a.fr/\nhttps://b.fr/\n");
    }

    @Test
    void words_that_look_like_the_next_part_stay_in_their_own() {
        assertThat(new PetitionText("t", "d\n\nmotifs\nm", "M", List.of()).sha256())
                .isNotEqualTo(new PetitionText("t", "d", "m\n\nmotifs\nM", List.of()).sha256());
    }

    /** Of all texts made of few lines that are hard to tell apart, no two have one form. */
    @Test
    void no_two_texts_have_the_same_form() {
        List<String> lines = List.of("motifs", "\\motifs", "\\\\motifs", "sources", "a", "");
        var random = new Random(5);
        var texts = new HashSet<PetitionText>();
        while (texts.size() < 20_000) {
            texts.add(new PetitionText(
                    "t",
                    part(random, lines),
                    part(random, lines),
                    random.nextBoolean() ? List.of() : List.of(part(random, lines))));
        }
        assertThat(texts.stream().map(PetitionText::canonical).collect(Collectors.toSet()))
                .hasSameSizeAs(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"petition", "petition-without-sources"})
    void it_has_the_form_of_the_page(String name) {
        var vector = FormatVectors.of(name);
        var text = new PetitionText(
                vector.get("titre").asText(),
                vector.get("demande").asText(),
                vector.get("motifs").asText(),
                FormatVectors.texts(vector.get("sources")));
        assertThat(text.canonical()).isEqualTo(vector.get("form").asText());
        assertThat(HexFormat.of().formatHex(text.sha256()))
                .isEqualTo(vector.get("sha256").asText());
    }

    private static String part(Random random, List<String> lines) {
        String part = random.ints(1 + random.nextInt(4), 0, lines.size())
                .mapToObj(lines::get)
                .collect(Collectors.joining("\n"))
                .strip();
        return part.isEmpty() ? "b" : part;
    }
}
