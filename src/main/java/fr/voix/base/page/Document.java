package fr.voix.base.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * A text that was written in Markdown, ready to print section by section.
 *
 * @param description for search engines, empty where the text has none
 * @param lede the first paragraph as HTML, null where there is none
 */
public record Document(String title, String description, String lede, List<Section> sections) {

    /** The same with a part more at the end of the section with that id. */
    public Document with(String id, Part part) {
        return new Document(
                title,
                description,
                lede,
                sections.stream()
                        .map(section -> section.id.equals(id) ? section.with(part) : section)
                        .toList());
    }

    /** What stands under one heading. */
    public record Section(String id, String title, List<Part> parts) {

        private Section with(Part part) {
            return new Section(
                    id, title, Stream.concat(parts.stream(), Stream.of(part)).toList());
        }
    }

    /** A piece of a section. Its HTML is safe to print: it comes from the parser, which escapes what it is given. */
    public sealed interface Part {}

    /** Paragraphs, lists and smaller headings in a row. */
    public record Text(String html) implements Part {}

    /** A paragraph that holds links alone. */
    public record Links(String html) implements Part {}

    /** @param label tells the table from others on the page */
    public record Table(String label, String html) implements Part {}

    /** What is not written in the text, but known by the installation. */
    public record Terms(List<Term> terms) implements Part {}

    /** @param id its anchor */
    public record Term(String id, String name, String text) {}

    /** @param name empty for a line that is there to be copied */
    public record Code(String name, String text) implements Part {}
}
