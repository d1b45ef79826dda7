package fr.voix.desk.queue;

import fr.voix.base.page.Frame;
import fr.voix.theme.summary.Gist;
import java.util.List;

/**
 * What a decision for many scrutins would do, and the form for it.
 *
 * @param what which scrutins these are
 * @param summary how many, and how many of them are classified already
 * @param cut that the list is longer than what can be classified at once, in words; or null
 * @param action where the form goes, which names the list
 * @param uids those that were ticked; empty for a list that the address describes
 * @param list hash of the list
 * @param suggestions for most of those that wait
 * @param excerpt the beginning of the reasons of the first one, or null
 * @param hasStanding whether some are classified already
 * @param error why nothing was done, or null
 * @param back the queue that this came from
 */
public record BulkPage(
        Frame frame,
        String what,
        String summary,
        String cut,
        String action,
        List<String> uids,
        String list,
        long seen,
        List<Item> items,
        List<ScrutinDeskPage.Suggestion> suggestions,
        String excerpt,
        boolean hasStanding,
        boolean overwrites,
        List<ScrutinDeskPage.Choice> choices,
        String reason,
        boolean mayClassify,
        String error,
        String back) {

    /** One of the scrutins. {@code standing}: its themes, or null while it has none. */
    public record Item(
            String uid, boolean isKept, String numero, String link, Gist asked, String texte, String standing) {}

    /** How many the decision would change, as the form stands. */
    public long going() {
        return items.stream()
                .filter(item -> item.isKept() && (item.standing() == null || overwrites))
                .count();
    }
}
