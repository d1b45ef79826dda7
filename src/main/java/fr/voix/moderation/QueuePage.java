package fr.voix.moderation;

import fr.voix.backoffice.Frame;
import java.util.List;

/**
 * What waits for its themes.
 *
 * @param summary how many, and since when
 * @param isPastTheEnd whether scrutins wait, but none behind the one where this page begins
 * @param justFiled the scrutin that this moderator has just filed, or null
 * @param next address of the next page, or null
 */
public record QueuePage(
        Frame frame, String summary, List<Item> items, boolean isPastTheEnd, Filed justFiled, String next) {

    /**
     * One scrutin of the queue, ready to print.
     *
     * @param target what it would change
     * @param isCurrent whether it is the one that is open
     */
    public record Item(
            String link, String numero, String target, String texte, String votes, String age, boolean isCurrent) {}

    /** Said after a publication, with the way back. */
    public record Filed(String numero, String themes, String link) {}
}
