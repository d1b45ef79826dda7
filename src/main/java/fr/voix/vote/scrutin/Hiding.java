package fr.voix.vote.scrutin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * That moderators hid a Scrutin, and the reason that its page gives.
 *
 * @param reasonEn null when it was given in French alone
 */
@MappedEntity("hiding")
public record Hiding(
        @Id String scrutinUid, String reason, @Nullable String reasonEn, Instant hiddenAt) {

    public static final int LONGEST_REASON = 1000;
}
