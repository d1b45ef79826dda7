package fr.voix.vote.scrutin;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A question that the public votes on.
 *
 * @param uid the official uid of its amendement
 */
@MappedEntity("scrutin")
public record Scrutin(@Id String uid, long urnId, Instant openedAt) {}
