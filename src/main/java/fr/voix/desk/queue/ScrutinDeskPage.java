package fr.voix.desk.queue;

import fr.voix.base.page.Frame;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The desk: one scrutin, its text, its themes and what can be done.
 *
 * @param uid of the scrutin
 * @param address of this scrutin on the desk, without order and filter; its acts are below it
 * @param view order and filter of the queue, as the end of an address
 * @param mayClassify false for readers: the form is shown, and cannot be sent
 * @param error why the decision was not taken, or null
 * @param conflict what somebody else decided meanwhile, or null
 * @param following the scrutin after this one in the queue, or the first; null when no other waits
 * @param next where to ask for another one that was handed to no colleague
 * @param previous the scrutin before this one in the queue, or null
 * @param suggestions computed here, for a person to judge; the likeliest first
 */
public record ScrutinDeskPage(
        Frame frame,
        QueuePage.Last last,
        String uid,
        TextPage text,
        String address,
        String view,
        List<Choice> choices,
        List<String> published,
        String reason,
        long version,
        boolean mayClassify,
        String error,
        Conflict conflict,
        String following,
        String next,
        String previous,
        List<Suggestion> suggestions,
        List<Entry> history) {

    /**
     * One theme that can be ticked.
     *
     * @param place among the ticked ones; below 0 for one that is not
     */
    public record Choice(String slug, String libelle, int place, boolean isMain) {

        public boolean isTicked() {
            return place >= 0;
        }
    }

    /**
     * A theme that the computation proposes.
     *
     * @param strength in a word
     * @param isSure whether it is ticked with the others by one key
     * @param why in a sentence
     */
    public record Suggestion(String slug, String label, String strength, boolean isSure, String why) {}

    /** Scrutins that can be classified together with this one. */
    public record Group(String text, String action, String link) {}

    /** A decision that this form had not seen. */
    public record Conflict(String who, String when, String datetime, String what, String reason) {}

    /** One decision of the past. {@code restore}: what can be put back, in words, or null. */
    public record Entry(
            long decision, String when, String datetime, String who, String what, String reason, String restore) {}

    /** The themes that the form came with. */
    public String typed() {
        return choices.stream().filter(Choice::isTicked).map(Choice::libelle).collect(Collectors.joining(", "));
    }

    public boolean isPublished() {
        return !published.isEmpty();
    }
}
