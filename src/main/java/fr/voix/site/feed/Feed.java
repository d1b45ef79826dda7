package fr.voix.site.feed;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A feed as RFC 4287 has it, in one language.
 *
 * @param id never changes, whatever the feed is called and wherever it moves
 * @param self French path of the feed
 * @param alternate French path of the page that shows the same
 * @param updated when anything else in it changed than its entries
 */
public record Feed(
        String id, String title, String subtitle, String self, String alternate, Instant updated, List<Entry> entries) {

    /** How many entries a feed holds. */
    public static final int MOST = 50;

    /** Stands in a feed without entries. */
    public static final Instant BEFORE_ANY_ENTRY = Instant.parse("2026-01-01T00:00:00Z");

    /** When anything in it changed last. */
    Instant lastChange() {
        return Stream.concat(Stream.of(updated), entries.stream().map(Entry::updated))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /**
     * @param id never changes
     * @param lang of the title; null for that of the feed
     * @param path of what it is about, in the feed's language
     * @param summary plain text
     */
    public record Entry(String id, String title, @Nullable String lang, String path, Instant updated, String summary) {}
}
