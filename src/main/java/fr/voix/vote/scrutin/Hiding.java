package fr.voix.vote.scrutin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The hiding of a Scrutin by moderators, with the reason that its page shows.
 *
 * @param reasonEn null when the reason is in French only
 */
@MappedEntity("hiding")
public record Hiding(
        @Id String scrutinUid, String reason, @Nullable String reasonEn, Instant hiddenAt) {

    public static final int LONGEST_REASON = 1000;
}
