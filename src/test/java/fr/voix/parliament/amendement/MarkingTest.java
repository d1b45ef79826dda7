package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>La VSA filme.</p> | vsa | <p>La <mark>VSA</mark> filme.</p>",
                "<p>espace public</p> | espace public | <p><mark>espace public</mark></p>",
                "<p>inégalité, égalité</p> | égalité | <p>inégalité, <mark>égalité</mark></p>",
                "<p>Égalité</p> | égalité | <p><mark>Égalité</mark></p>",
                "<a href=\"/p\">p</a> | p | <a href=\"/p\"><mark>p</mark></a>",
                "<p class=\"mark\">mark</p> | mark | <p class=\"mark\"><mark>mark</mark></p>",
                "<p>a &amp; b</p> | amp | <p>a &amp; b</p>",
                "<p>a &lt;b&gt;</p> | <b> | <p>a <mark>&lt;b&gt;</mark></p>",
                "<p>a.b axb</p> | a.b | <p><mark>a.b</mark> axb</p>",
                "<p>$1 \\\\</p> | $1 | <p><mark>$1</mark> \\\\</p>",
                "<p>rien</p> | autre | <p>rien</p>",
                "<p>rien</p> | ` ` | <p>rien</p>",
            })
    void words_are_marked_in_the_text_alone(String html, String word, String expected) {
        assertThat(Marking.of(List.of(word)).in(html)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"vidéosurveillance algorithmique"})
    void the_longer_of_two_words_is_marked_whole(String phrase) {
        assertThat(Marking.of(List.of("vidéosurveillance", phrase)).in("<p>La " + phrase + "</p>"))
                .isEqualTo("<p>La <mark>" + phrase + "</mark></p>");
    }
}
