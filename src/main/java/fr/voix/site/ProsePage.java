package fr.voix.site;

import java.util.List;

/**
 * A page of explanations.
 *
 * @param lede null for none
 */
public record ProsePage(Frame frame, String title, String lede, List<Part> parts) {

    /**
     * @param table null for none
     */
    public record Part(String title, List<String> paragraphs, List<Link> links, Table table) {}

    /** A small table; the first cell of a row is its header, set as code. */
    public record Table(String caption, List<String> columns, List<List<String>> rows) {}
}
