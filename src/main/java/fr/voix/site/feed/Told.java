package fr.voix.site.feed;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A scrutin to tell of in a feed.
 *
 * @param toldAt dates the entry: not the last ballot, or it would be news with every ballot
 * @param votesBefore counted ballots before the last seven days, where these are what the feed is about; else null
 */
@MappedEntity
public record Told(@Id String uid, Instant toldAt, @Nullable Long votesBefore) {}
