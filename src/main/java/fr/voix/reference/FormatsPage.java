package fr.voix.reference;

import fr.voix.site.Frame;
import fr.voix.wording.Link;
import java.util.List;

/**
 * The page of formats: a document in English, in the frame of either language.
 *
 * @param note what it is for, and in which language
 */
public record FormatsPage(
        Frame frame,
        String title,
        String note,
        Link source,
        Prose lede,
        String contentsTitle,
        List<Link> contents,
        List<Section> sections) {

    /** What stands under one heading. */
    public record Section(String id, String title, List<Part> parts) {}

    /**
     * One of these, the others null.
     *
     * @param heading a smaller one, to which {@code id} leads
     * @param label of a table, which {@code columns} and {@code rows} are of too
     * @param listing a block of code, or a vector of the tests under its name
     */
    public record Part(
            String id,
            Prose heading,
            Prose paragraph,
            List<Prose> items,
            boolean isOrdered,
            String label,
            List<Prose> columns,
            List<List<Prose>> rows,
            ReferencePage.Example listing) {}
}
