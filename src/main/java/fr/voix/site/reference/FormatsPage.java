package fr.voix.site.reference;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.List;

/**
 * The page of formats: a document in English, in the frame of either language.
 *
 * @param note what it is for, and in which language
 * @param lede its first paragraph, as HTML
 */
public record FormatsPage(
        Frame frame,
        String title,
        String note,
        Link source,
        String lede,
        String contentsTitle,
        List<Link> contents,
        List<Section> sections) {

    /** What stands under one heading. */
    public record Section(String id, String title, List<Part> parts) {}

    /**
     * Either code or HTML.
     *
     * @param code a block of it, as it stands
     * @param info what stands behind the signs that open the block
     * @param label of a table, null for anything else
     */
    public record Part(String info, String code, String label, String html) {}
}
