package fr.voix.base.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import fr.voix.base.page.Document.Code;
import fr.voix.base.page.Document.Links;
import fr.voix.base.page.Document.Table;
import fr.voix.base.page.Document.Term;
import fr.voix.base.page.Document.Terms;
import fr.voix.base.page.Document.Text;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

    @Test
    void a_text_is_read_into_its_parts() {
        var text = DocumentReader.read("""
                <!-- For engines. -->

                # Title

                First words.

                ## One

                A.

                B with `code`.

                *Caption*

                | Sign | Sense |
                |---|---|
                | `a` | b |

                ```
                voix verify
                ```

                [here](/here)
                [there](https://voix.example/)
                """, Map.of());
        assertThat(text.title()).isEqualTo("Title");
        assertThat(text.description()).isEqualTo("For engines.");
        assertThat(text.lede()).isEqualTo("<p>First words.</p>\n");
        var one = text.sections().getFirst();
        assertThat(one.id()).isEqualTo("one");
        assertThat(one.parts().get(0))
                .isEqualTo(new Text("<p>A.</p>\n<p>B with <code translate=\"no\">code</code>.</p>\n"));
        assertThat(((Table) one.parts().get(1)).label()).isEqualTo("Caption");
        assertThat(((Table) one.parts().get(1)).html())
                .contains("<caption>Caption</caption>", "<th scope=\"col\">Sign</th>")
                .contains("<th scope=\"row\"><code translate=\"no\">a</code></th>")
                .contains("<td>b</td>");
        assertThat(one.parts().get(2)).isEqualTo(new Code("", "voix verify"));
        assertThat(((Links) one.parts().get(3)).html())
                .startsWith("<p class=\"row\"><a href=\"/here\">")
                .contains("https://voix.example/");
    }

    @Test
    void what_names_a_value_that_is_not_had_is_left_out_with_the_heading_it_leaves_bare() {
        var text = "# T\n\nLede.\n\n## Contact\n\n{{contact}}\n\n## Rest\n\nStays.\n\nHosted by {{contact}}.\n";
        var without = DocumentReader.read(text, Collections.singletonMap("contact", null));
        assertThat(without.sections()).hasSize(1);
        assertThat(without.sections().getFirst().parts()).containsExactly(new Text("<p>Stays.</p>\n"));
        assertThat(DocumentReader.read(text, Map.of("contact", "Ada")).sections())
                .hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> DocumentReader.read(text, Map.of()));
    }

    @Test
    void a_value_is_words_and_never_markup() {
        var words = "<script>x</script> *a* [b](c) `d` | # e _f_ \\ &amp; {{key}}\n\n## g";
        var text =
                DocumentReader.read("# T\n\nLede.\n\n## Who\n\n{{who}}\n", Map.of("who", DocumentReader.escape(words)));
        assertThat(text.sections()).hasSize(1);
        assertThat(text.sections().getFirst().parts())
                .containsExactly(
                        new Text("<p>&lt;script&gt;x&lt;/script&gt; *a* [b](c) `d` | # e _f_ \\ &amp;amp; {{key}}"
                                + "  ## g</p>\n"));
    }

    @Test
    void a_link_leads_to_no_script() {
        var text = DocumentReader.read("# T\n\nLede.\n\n## W\n\n[x](javascript:alert%281%29)\n", Map.of());
        assertThat(((Links) text.sections().getFirst().parts().getFirst()).html())
                .doesNotContain("javascript");
    }

    @Test
    void a_section_can_have_an_anchor_of_its_own_and_what_the_installation_knows() {
        var terms = new Terms(List.of(new Term("spam", "Spam", "It sells.")));
        var text = DocumentReader.read("# T\n\n## Reasons here {#refus}\n\nA.\n\n## Other\n\nB.", Map.of())
                .with("refus", terms);
        assertThat(text.sections())
                .extracting("id", "title")
                .contains(tuple("refus", "Reasons here"), tuple("other", "Other"));
        assertThat(text.sections().getFirst().parts()).containsExactly(new Text("<p>A.</p>\n"), terms);
        assertThat(text.sections().getLast().parts()).containsExactly(new Text("<p>B.</p>\n"));
    }
}
