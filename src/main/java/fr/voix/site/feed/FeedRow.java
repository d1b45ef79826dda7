package fr.voix.site.feed;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One line of a feed.
 *
 * @param toldAt what the feed dates it by
 * @param votesBefore how many ballots counted before the time that the feed is about; 0 where it is about none
 */
@MappedEntity
record FeedRow(@Id String uid, Instant toldAt, long votesBefore) {}
