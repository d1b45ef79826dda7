package fr.voix.base.page;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.Language;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlossaryReaderTest {

    @Test
    void a_term_leads_to_what_explains_it_in_every_form() {
        assertThat(marked("Tombé")).isEqualTo("[Tombé tombe]");
        assertThat(marked("Rejeté en commission le 9 janvier"))
                .isEqualTo("[Rejeté rejete] en [commission commission] le 9 janvier");
        assertThat(marked("Article 49, état B")).isEqualTo("Article 49, [état B etat]");
        assertThat(marked("AE, en euros")).isEqualTo("[AE ae], en euros");
        assertThat(marked("LIOT")).isEqualTo("[LIOT liot]");
    }

    @Test
    void what_only_looks_like_one_is_none_and_each_is_one_but_once() {
        assertThat(marked("Commissionner un cp, ae")).isEqualTo("Commissionner un cp, ae");
        assertThat(marked("Mission et missions")).isEqualTo("[Mission mission] et missions");
    }

    @Test
    void both_languages_explain_the_same_terms() {
        assertThat(ids(Language.EN)).hasSizeGreaterThanOrEqualTo(40).isEqualTo(ids(Language.FR));
    }

    private static HashSet<String> ids(Language language) {
        var ids = new HashSet<String>();
        Pattern.compile("\\{#(.*?)}")
                .matcher(DocumentReader.source("prose/glossaire_" + language.code() + ".md"))
                .results()
                .forEach(id -> ids.add(id.group(1)));
        return ids;
    }

    private static String marked(String text) {
        List<GlossaryReader.Piece> pieces = GlossaryReader.of(Language.FR).in(text);
        return pieces.stream()
                .map(piece -> piece.id() == null ? piece.text() : "[" + piece.text() + " " + piece.id() + "]")
                .collect(joining());
    }
}
