package fr.voix.site.export;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.List;

/**
 * The page of exports.
 *
 * @param dumpsText how long dated copies are kept, and what they take
 * @param dumps the newest first
 * @param dumpExample a command to copy; null without any copy
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
        String dumpsText,
        List<Dated> dumps,
        String dumpExample,
        List<Link> links) {

    /**
     * One dataset.
     *
     * @param id to point at it
     * @param rows how many, ready to print; null while there is no export to be had
     * @param files in all forms; empty while there is no export to be had
     */
    public record Part(String id, String title, String text, String rows, List<File> files, List<Entry> dictionary) {}

    /** One file, ready to print. */
    public record File(Link link, String bytes, String gzipBytes, String sha256) {}

    /**
     * One dated copy, ready to print.
     *
     * @param files the first is its description
     */
    public record Dated(String day, String bytes, List<Link> files) {}

    /** One column, ready to print. */
    public record Entry(String name, String type, String text) {}
}
