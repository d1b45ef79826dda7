package fr.voix.site.feed;

import java.time.Instant;
import java.util.List;

/**
 * A calendar as RFC 5545 has it.
 *
 * @param self where the calendar is
 * @param alternate the page that tells of it
 */
record Calendar(String name, String description, String lang, String self, String alternate, List<Event> events) {

    /**
     * Something that happens at an instant.
     *
     * @param uid never changes, however often the event is moved
     * @param sequence how often it changed since it was first told
     */
    record Event(
            String uid,
            Instant at,
            Instant changedAt,
            int sequence,
            boolean isCancelled,
            String summary,
            String description,
            String url) {}
}
