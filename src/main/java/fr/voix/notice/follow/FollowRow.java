package fr.voix.notice.follow;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** One line of {@code follow}, by its key. */
@MappedEntity("follow")
record FollowRow(@Id UUID followId) {}
