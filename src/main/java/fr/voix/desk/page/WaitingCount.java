package fr.voix.desk.page;

import fr.voix.base.audit.Actor;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * How much waits in one area of the back office: it stands in the list of what waits, there beside the name of the area too, and in
 * the mail of the morning.
 */
public interface WaitingCount {

    /** What waits for moderators, the most urgent first. */
    enum Kind {
        /** Petitions that reached a threshold and have no answer. */
        THRESHOLD,
        PETITION,
        /** Decisions on votes that want a second person. */
        SET_ASIDE,
        /** Other acts that want one. */
        JOINT,
        SUMMARY,
        /** Scrutins whose text changed since they were sorted. */
        CHANGED,
        UNCLASSIFIED,
        /** Letters that could not be sent. */
        MAIL
    }

    /** @param path the French address where it is done */
    record Waiting(Kind kind, String path, long count) {}

    /** The French address of the area. */
    String area();

    /**
     * Each kind of its work, those too of which nothing waits.
     *
     * @param reader what one proposed oneself, say, waits for others
     */
    List<Waiting> waiting(Actor reader);

    /** What waits in the areas that these roles open, the most urgent first. */
    static List<Waiting> waiting(Iterable<WaitingCount> all, Actor reader, Collection<String> granted) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(count -> DeskAreas.isOpen(count.area(), granted))
                .flatMap(count -> count.waiting(reader).stream())
                .filter(waiting -> waiting.count() > 0)
                .sorted(Comparator.comparing(Waiting::kind))
                .toList();
    }
}
