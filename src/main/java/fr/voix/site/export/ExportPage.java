package fr.voix.site.export;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.List;

/**
 * The page of exports.
 *
 * @param made when and from how much; null while there is no export to be had
 * @param example a command to copy
 */
public record ExportPage(
        Frame frame,
        String caution,
        String made,
        List<Part> parts,
        List<String> how,
        String example,
        List<Link> links) {

    /**
     * One dataset.
     *
     * @param id to point at it
     * @param rows how many, ready to print; null while there is no export to be had
     * @param file null while there is no export to be had
     */
    public record Part(String id, String title, String text, String rows, File file, List<Entry> dictionary) {}

    /** One file, ready to print. */
    public record File(Link link, String bytes, String gzipBytes, String sha256) {}

    /** One column, ready to print. */
    public record Entry(String name, String type, String text) {}
}
