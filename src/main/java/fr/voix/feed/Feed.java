package fr.voix.feed;

import java.time.Instant;
import java.util.List;

/**
 * A feed as RFC 4287 has it.
 *
 * @param id never changes, whatever the feed is called and wherever it moves
 * @param self where the feed is
 * @param alternate the page that shows the same
 * @param updated when anything in it changed last
 */
public record Feed(
        String id,
        String lang,
        String title,
        String subtitle,
        String self,
        String alternate,
        Instant updated,
        List<Entry> entries) {

    /** How many entries a feed holds. */
    public static final int MOST = 50;

    /**
     * @param id never changes
     * @param summary plain text
     */
    public record Entry(String id, String title, String link, Instant updated, String summary) {}
}
