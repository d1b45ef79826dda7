package fr.voix.desk.queue;

import fr.voix.base.page.Frame;
import fr.voix.theme.summary.Gist;
import java.util.List;
import java.util.Map;

/**
 * What waits for its themes.
 *
 * @param summary how many, and since when
 * @param filtered how many pass the filter, in words; null without one
 * @param last what was done last
 * @param isPastTheEnd whether scrutins wait, but none behind the one where this page begins
 * @param next address of the next page, or null
 * @param take where to ask for the next scrutin that was handed to no colleague
 * @param mayClassify whether scrutins can be ticked
 */
public record QueuePage(
        Frame frame,
        String summary,
        String filtered,
        Last last,
        List<Item> items,
        boolean isPastTheEnd,
        String next,
        Filters filters,
        String take,
        boolean mayClassify) {

    /**
     * One scrutin of the queue, ready to print.
     *
     * @param asked what it asks, as on its page
     * @param standing its themes, where what is classified is listed; or null
     */
    public record Item(
            String uid,
            String link,
            String numero,
            Gist asked,
            String texte,
            String votes,
            String age,
            String standing) {}

    /**
     * What was done last, and the way on; on the desk as well.
     *
     * @param home the address of the queue, with its order and filter
     * @param notice what was just done, or null
     * @param undo what can be taken back, in words, or null
     * @param undoAction where to ask for that
     */
    public record Last(String home, Notice notice, String undo, String undoAction) {}

    /**
     * Said after an act.
     *
     * @param link leads back to it, or null
     * @param isUntold whether nobody outside has been told of it for some seconds more
     */
    public record Notice(String text, String link, boolean isUntold) {}

    /**
     * Order and filter.
     *
     * @param values what is asked for, by the name that an address gives it
     * @param selects what can be chosen; empty where only words can be searched for
     * @param removable what is filtered by, each with the address of the queue without it
     */
    public record Filters(String words, Map<String, String> values, List<Select> selects, List<Removable> removable) {}

    public record Select(String name, String label, List<Option> options) {}

    public record Option(String value, String label, boolean isSelected) {}

    public record Removable(String text, String link) {}
}
