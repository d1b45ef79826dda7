package fr.voix.site.reference;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.List;

/**
 * Everything about the API on one page.
 *
 * @param guide what a reader must know first
 * @param contents where everything is
 */
public record ReferencePage(
        Frame frame,
        String title,
        String lede,
        List<Link> links,
        List<Part> guide,
        String contentsTitle,
        List<Link> contents,
        List<Group> groups,
        String schemasTitle,
        List<Shape> schemas,
        String problemsTitle,
        List<Field> problems) {

    /**
     * A chapter of the guide.
     *
     * @param code to copy as it stands, null for none
     */
    public record Part(String id, String title, List<Prose> paragraphs, String code) {}

    /** Operations of one kind. */
    public record Group(String id, String title, Prose intro, List<Entry> entries) {}

    /**
     * One operation.
     *
     * @param answers by status
     * @param curl how to call it, null for one that only our own pages call
     * @param body an example of what is sent, null for none
     * @param example an answer, null where there is no body
     */
    public record Entry(
            String id,
            String method,
            String path,
            String summary,
            Prose text,
            List<Field> parameters,
            List<Field> answers,
            Example curl,
            Example body,
            Example example) {}

    /** Something to read or copy, under its heading. */
    public record Example(String title, String text) {}

    /** One kind of JSON object. */
    public record Shape(String id, String name, Prose text, List<Field> fields) {}

    /**
     * A parameter, a field, or a status.
     *
     * @param type what it is, in a few words
     * @param link the shape that it has, or null
     * @param values the closed list that it is from, empty for none
     */
    public record Field(String name, String type, Link link, Prose text, String values) {}
}
