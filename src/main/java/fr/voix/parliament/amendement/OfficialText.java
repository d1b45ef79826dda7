package fr.voix.parliament.amendement;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one reviewed way for HTML to reach a page unescaped: texts of amendements, which {@code opendata} sanitised against a
 * closed list of elements before they entered the database.
 */
public final class OfficialText implements Content {

    private static final Pattern EDGE_OF_TABLE = Pattern.compile("<table\\b|</table>");
    private static final String BOX = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau %d\">";

    private final String html;

    private OfficialText(String html) {
        this.html = html;
    }

    /** Null for no text, so that a template can ask. */
    public static OfficialText of(String sanitisedHtml) {
        return sanitisedHtml == null || sanitisedHtml.isBlank() ? null : new OfficialText(sanitisedHtml);
    }

    /** As above, with these words marked wherever they stand in the text; null for no text. */
    public static OfficialText of(String sanitisedHtml, List<String> words) {
        return sanitisedHtml == null ? null : of(Marking.of(words).in(sanitisedHtml));
    }

    @Override
    public boolean isEmptyContent() {
        return html.isEmpty();
    }

    /** Each table scrolls in a box of its own, which the keyboard reaches: some are wider than any page. */
    @Override
    public void writeTo(TemplateOutput output) {
        var boxed = new StringBuilder();
        var edge = EDGE_OF_TABLE.matcher(html);
        int depth = 0;
        int tables = 0;
        while (edge.find()) {
            boolean isStart = edge.group().charAt(1) != '/';
            var box = isStart && depth++ == 0 ? BOX.formatted(++tables) + edge.group() : edge.group();
            edge.appendReplacement(boxed, Matcher.quoteReplacement(!isStart && --depth == 0 ? box + "</div>" : box));
        }
        output.writeContent(edge.appendTail(boxed).toString());
    }
}
