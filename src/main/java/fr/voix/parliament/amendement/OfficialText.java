package fr.voix.parliament.amendement;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;

/**
 * The one reviewed way for HTML to reach a page unescaped: texts of amendements, which {@code opendata} sanitised against a
 * closed list of elements before they entered the database.
 */
public final class OfficialText implements Content {

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

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(html);
    }
}
