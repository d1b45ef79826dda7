package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlCleanerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p style="text-align: justify;">l&#x2019;&#x00C9;tat&nbsp;!</p>         | <p>l’État\u00A0!</p>
            <p>a<span style="position:fixed">b</span><font color=red>c</font></p>  | <p>abc</p>
            <p>R&amp;amp;D, 2 &amp;lt; 3</p>                                       | <p>R&amp;D, 2 &lt; 3</p>
            <p>au&amp;nbsp;domicile</p>                                            | <p>au\u00A0domicile</p>
            <div>un</div><div>deux</div>                                           | <p>un</p><p>deux</p>
            <div><p>un</p><div>deux</div></div>                                    | <p>un</p><p>deux</p>
            <h2>Titre</h2>                                                         | <p><strong>Titre</strong></p>
            <p>1<sup>er</sup> H<sub>2</sub>O<br/><em>x</em></p>                    | <p>1<sup>er</sup> H<sub>2</sub>O<br><em>x</em></p>
            <p>un</p><p>&nbsp;</p><p></p><p>deux</p>                               | <p>un</p><p>deux</p>
            <p>a = b + c @ d's</p>                                                 | <p>a = b + c @ d's</p>
            """)
    void keeps_structure_and_emphasis_and_nothing_else(String html, String clean) {
        assertThat(HtmlCleaner.clean(html)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p onclick=\"x()\">a</p>",
                "<p>a<script>alert(1)</script></p>",
                "<p>a<img src=\"data:image/png;base64,AAAA\" onerror=x></p>",
                "<p>a<iframe src=\"https://evil.example\"></iframe></p>",
                "<p>a<svg onload=x></svg></p>",
                "<p>a<style>p{display:none}</style></p>",
                "<p>a</p><!-- comment -->",
                "<p class=x id=y style=\"transform:scale(9)\" data-z=1>a</p>"
            })
    void drops_what_could_harm(String html) {
        assertThat(HtmlCleaner.clean(html)).isEqualTo("<p>a</p>");
    }

    @Test
    void keeps_links_only_to_the_web_and_without_endorsing_them() {
        assertThat(HtmlCleaner.clean("<p><a href=\"https://a.example/?b=1\" target=_blank>a</a></p>"))
                .contains("href=\"https://a.example/?b=1\"")
                .contains("nofollow")
                .contains("noopener")
                .doesNotContain("target");
        for (String address : new String[] {
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "blob:x",
            "/relative",
            "//host.example",
            "mailto:a@b.example"
        }) {
            assertThat(HtmlCleaner.clean("<p><a href=\"" + address + "\">a</a></p>"))
                    .isEqualTo("<p>a</p>");
        }
    }

    @Test
    @Timeout(30)
    void deep_and_wide_divisions_take_seconds_and_not_minutes() {
        String html = "<div>".repeat(500) + "<div><p>a</p></div>".repeat(10_000);
        assertThat(HtmlCleaner.clean(html)).contains("<p>a</p>");
    }

    @Test
    void a_repaired_escape_never_becomes_markup() {
        assertThat(HtmlCleaner.clean("<p>&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;</p>"))
                .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<p></p>", "<p>&nbsp;</p>", "<p><br></p>", "<p>&#x200B;\u00AD</p>", "<img src=x>"})
    void what_shows_nothing_is_nothing(String html) {
        assertThat(HtmlCleaner.clean(html)).isNull();
    }

    @Test
    void keeps_tables_with_their_spans_and_empty_cells() {
        String clean = HtmlCleaner.clean("<table border=1 style='width:90%'><colgroup><col></colgroup><tbody><tr>"
                + "<td colspan=\"2\" style='x'><p>a</p></td><td></td></tr></tbody></table>");

        assertThat(clean).isEqualTo("<table><tbody><tr><td colspan=\"2\"><p>a</p></td><td></td></tr></tbody></table>");
    }

    @Test
    void deep_and_broken_html_neither_fails_nor_leaks() {
        assertThat(HtmlCleaner.clean("<div>".repeat(20_000) + "fin")).contains("fin");
        assertThat(HtmlCleaner.clean("<p>a <b>b <i>c</b> d")).isEqualTo("<p>a <b>b <i>c</i></b><i> d</i></p>");
        assertThat(HtmlCleaner.clean("<p>a < b & c")).isEqualTo("<p>a &lt; b &amp; c</p>");
    }

    @Test
    void cleaning_twice_changes_nothing() throws RefusedException {
        String dispositif = OpenDataFiles.node("AMANR5L17PO838901BTC1191P0D1N001150.json", "amendement")
                .text("corps.contenuAuteur.dispositif");
        String clean = HtmlCleaner.clean(dispositif);

        assertThat(clean).contains("<table>").doesNotContain("style");
        assertThat(HtmlCleaner.clean(clean)).isEqualTo(clean);
    }

    @Test
    void a_long_block_is_broken_for_reading_without_changing_a_word() {
        String block = OpenDataFiles.text("cf1115-bloc.txt").strip();

        String clean = HtmlCleaner.clean("<p>" + block + "</p>");

        assertThat(Jsoup.parseBodyFragment(clean).select("p"))
                .hasSizeBetween(5, 10)
                .allSatisfy(paragraph -> assertThat(paragraph.wholeText())
                        .hasSizeBetween(50, 900)
                        .matches("(?s).*[.!?…»]$"));
        assertThat(Jsoup.parseBodyFragment(clean.replace("</p><p>", " ")).wholeText())
                .isEqualTo(block);
    }

    @Test
    void abbreviations_and_short_texts_are_left_whole() {
        String sentence = "La proposition de M. Dupont et de Mme. Durand modifie l'art. L du code, cf. Annexe. ";

        assertThat(HtmlCleaner.clean("<p>" + sentence + "</p>")).isEqualTo("<p>" + sentence + "</p>");
        String broken = HtmlCleaner.clean(sentence.repeat(30));
        assertThat(broken).contains("Annexe.</p><p>La").doesNotContain("M.</p>").doesNotContain("cf.</p>");
    }

    @Test
    void a_text_with_structure_of_its_own_is_left_alone() {
        String html = "<p>" + "Une phrase. ".repeat(100) + "</p><p>" + "Une autre. ".repeat(100) + "</p>";

        assertThat(Jsoup.parseBodyFragment(HtmlCleaner.clean(html)).select("p")).hasSize(2);
    }

    @Test
    void a_hostile_block_takes_no_long_time() {
        assertThat(HtmlCleaner.clean("a".repeat(2_000_000))).hasSize(2_000_000);
        assertThat(HtmlCleaner.clean("a. ".repeat(500_000))).isNotNull();
    }

    @Test
    void signatures_are_decoded_and_folded() {
        assertThat(HtmlCleaner.text("M.&#160;Bernalicis,  Mme&#160;Guett&#233; et M.&#160;Prud&apos;homme"))
                .isEqualTo("M.\u00A0Bernalicis, Mme\u00A0Guetté et M.\u00A0Prud'homme");
    }
}
