package fr.voix.desk.summary;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * What waits for a second person.
 *
 * @param sample how many decisions of the sample wait for this reader, in words
 * @param next the first of them, or null
 * @param result what the last reading and the first decision said, or null
 */
public record ReviewPage(Frame frame, List<Item> summaries, String sample, String next, Result result) {

    public record Item(String link, String numero, String texte, String by) {}

    /** Both decisions side by side, once the second is made. */
    public record Result(String numero, String desk, String verdict, String first, String second) {}
}
