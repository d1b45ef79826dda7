package fr.voix.petition.petition;

import fr.voix.base.text.Addresses;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Set;

/**
 * A demand and where it stands. Its author's name and address are sealed and not here: see {@link AuthorService}.
 *
 * @param id as its addresses have it; in decimal it is the uid of its urn
 * @param given thresholds that nobody waits for any more: what they ask for stands on its page
 */
public record Petition(
        long id,
        long urnId,
        PetitionState state,
        PetitionText text,
        PetitionSubject subject,
        boolean isAuthorHidden,
        boolean isHidden,
        boolean isShown,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant closesAt,
        @Nullable Instant closedAt,
        Set<ThresholdKind> given) {

    /** The uid of its urn. */
    public String uid() {
        return Long.toString(id);
    }

    /** Where its page is, in French. */
    public String path() {
        return Addresses.petition(id, text.slug());
    }
}
