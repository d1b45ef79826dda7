package fr.voix.desk.theme;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * The themes: those in use in their order, then those of the past.
 *
 * @param error why the order did not change, or null
 * @param create address of the form for a new one; null for those who may only read
 */
public record ThemeListPage(Frame frame, String error, String create, List<Item> inUse, List<Item> past) {

    /**
     * @param other its name in the other language
     * @param counts scrutins and votes
     * @param state what became of one of the past, or null
     * @param place 1 for the first of those in use, 0 for one of the past
     * @param move where a step in the order is sent to; null for those who may only read
     */
    public record Item(
            String link,
            String libelle,
            String other,
            String description,
            String counts,
            String state,
            int place,
            String move,
            boolean isFirst,
            boolean isLast) {}
}
