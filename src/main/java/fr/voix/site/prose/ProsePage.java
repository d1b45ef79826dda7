package fr.voix.site.prose;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of explanations.
 *
 * @param lede null for none
 */
public record ProsePage(Frame frame, String title, String lede, List<Part> parts) {

    /**
     * A section.
     *
     * @param code something to copy as it stands, null for none
     * @param table null for none
     */
    public record Part(String title, List<String> paragraphs, List<Link> links, String code, Table table) {

        Part(String title, List<String> paragraphs, List<Link> links, Table table) {
            this(title, paragraphs, links, null, table);
        }

        Part with(Table other) {
            return new Part(title, paragraphs, links, code, other);
        }

        Part withCode(String other) {
            return new Part(title, paragraphs, links, other, table);
        }

        Part withLinks(List<Link> others) {
            return new Part(title, paragraphs, others, code, table);
        }

        Part withParagraph(String more) {
            var longer = new ArrayList<>(paragraphs);
            longer.add(more);
            return new Part(title, List.copyOf(longer), links, code, table);
        }
    }

    /** A small table; the first cell of a row is its header, set as code. */
    public record Table(String caption, List<String> columns, List<List<String>> rows) {}
}
