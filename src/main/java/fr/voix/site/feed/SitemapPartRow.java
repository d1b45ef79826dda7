package fr.voix.site.feed;

import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Where a file of the sitemap begins, and when something in it changed last. */
@MappedEntity
record SitemapPartRow(String firstUid, Instant lastChange) {}
