package fr.voix.site.feed;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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

    /** Stands in a feed without entries. */
    public static final Instant BEFORE_ANY_ENTRY = Instant.parse("2026-01-01T00:00:00Z");

    /** This feed, changed no earlier than the last of its entries. */
    public Feed upToDate() {
        var last = Stream.concat(Stream.of(updated), entries.stream().map(Entry::updated))
                .max(Instant::compareTo)
                .orElseThrow();
        return new Feed(id, lang, title, subtitle, self, alternate, last, entries);
    }

    /**
     * @param id never changes
     * @param summary plain text
     */
    public record Entry(String id, String title, String link, Instant updated, String summary) {}
}
