package fr.voix.base.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * A Markdown text as a document, to be printed section by section.
 *
 * @param description for search engines, empty where there is none
 * @param lede the first paragraph as HTML, null where there is none
 */
public record Document(String title, String description, String lede, List<Section> sections) {

    /** The document with one more part at the end of the section with that id. */
    public Document with(String id, Part part) {
        return new Document(
                title,
                description,
                lede,
                sections.stream()
                        .map(section -> section.id.equals(id) ? section.with(part) : section)
                        .toList());
    }

    /** One section. */
    public record Section(String id, String title, List<Part> parts) {

        private Section with(Part part) {
            return new Section(
                    id, title, Stream.concat(parts.stream(), Stream.of(part)).toList());
        }
    }

    /** A part of a section. Its HTML is safe to print: the Markdown parser escaped its input. */
    public sealed interface Part {}

    /** Paragraphs, lists and smaller headings. */
    public record Text(String html) implements Part {}

    /** A paragraph of links only. */
    public record Links(String html) implements Part {}

    /** @param label names the table, unlike others on the page */
    public record Table(String label, String html) implements Part {}

    /** Terms that come from the installation instead of the text. */
    public record Terms(List<Term> terms) implements Part {}

    /** @param id its anchor */
    public record Term(String id, String name, String text) {}

    /** @param name empty for a line to copy */
    public record Code(String name, String text) implements Part {}
}
