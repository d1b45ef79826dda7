package fr.voix.desk.page;

import fr.voix.base.audit.Actor;
import fr.voix.base.text.Messages;
import java.time.Instant;
import java.util.List;

/** How much waits in one area of the back office: it stands beside the name of the area on every page. */
public interface WaitingCount {

    /** The French address of the area. */
    String area();

    /** @param reader what one proposed oneself, say, waits for others */
    long count(Actor reader);

    /** The first that came in between and still wait, where somebody was promised that they do not. */
    default List<Late> late(Messages words, Instant after, Instant before) {
        return List.of();
    }

    /**
     * Something that waits too long.
     *
     * @param name a number, and no word of what a citizen wrote: it goes into letters
     * @param path its French address
     */
    record Late(String name, String path, Instant since) {}
}
