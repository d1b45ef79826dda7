package fr.voix.desk.petition;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * Petitions, one tab of them.
 *
 * @param summary how many wait, and since when
 * @param tab the code of the tab that is open
 * @param names petitions with names of signatories to look at
 * @param query what was looked for, or nothing
 * @param next address of the page that follows, or null
 * @param rules address of the published rules, for administrators; else null
 */
public record PetitionQueuePage(
        Frame frame,
        String summary,
        String tab,
        List<Tab> tabs,
        List<Tab> names,
        String query,
        List<Item> items,
        @Nullable String next,
        @Nullable String rules) {

    /** One kind of petitions; without an address when it is the one that is open. */
    public record Tab(String text, @Nullable String link) {}

    /**
     * One petition, ready to print.
     *
     * @param age how long it waits, or when it was published
     * @param promise by when its author was promised an answer, or null
     */
    public record Item(
            String link,
            String number,
            String titre,
            String state,
            String age,
            @Nullable String promise,
            boolean isLate) {}
}
