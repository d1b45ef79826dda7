package fr.voix.desk.page;

import fr.voix.base.audit.Actor;
import fr.voix.base.text.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How much waits in one area of the back office: it stands beside the name of the area on every page. */
public interface WaitingCount {

    /** The French address of the area. */
    String area();

    /** @param reader what one proposed oneself, say, waits for others */
    long count(Actor reader);

    /**
     * What wants somebody soon and came after a mark: colleagues who chose it are told at once, and once.
     *
     * @param after the mark up to which one was told; 0 for who never was
     * @param late what has waited since before that has waited too long
     */
    default Optional<Urgency> urgency(Messages words, long after, Instant late) {
        return Optional.empty();
    }

    /**
     * As it goes into a letter.
     *
     * @param until the mark of the last of it
     */
    record Urgency(String subject, String text, List<Urgent> all, long until) {}

    /**
     * One of it.
     *
     * @param text with its number, and no word of what a citizen wrote
     * @param path its French address
     */
    record Urgent(String text, String path) {}
}
