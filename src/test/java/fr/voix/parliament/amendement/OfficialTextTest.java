package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;

class OfficialTextTest {

    private static String printed(String html) {
        var output = new StringOutput();
        OfficialText.of(html).writeTo(output);
        return output.toString();
    }

    @Test
    void every_table_scrolls_in_a_named_box_of_its_own() {
        assertThat(printed("<p>a</p><table><tr><td>b</td></tr></table><p>c</p><table></table>"))
                .isEqualTo(
                        "<p>a</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau 1\"><table><tr><td>b</td></tr>"
                                + "</table></div><p>c</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau 2\"><table></table></div>");
    }

    @Test
    void a_table_inside_another_is_in_its_box() {
        assertThat(printed("<table><tr><td><table></table></td></tr></table>"))
                .startsWith("<div ")
                .endsWith("<table><tr><td><table></table></td></tr></table></div>");
        assertThat(printed("<p>$1 \\ tableau</p>")).isEqualTo("<p>$1 \\ tableau</p>");
    }
}
