package fr.voix.petition.petition;

import fr.voix.base.text.Addresses;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * A demand and where it stands. Its author's name and address are sealed and not here: see {@link AuthorService}.
 *
 * @param id as its addresses have it; in decimal it is the uid of its urn
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
        @Nullable Instant closedAt) {

    /** The uid of its urn. */
    public String uid() {
        return Long.toString(id);
    }

    /** Where its page is, in French. */
    public String path() {
        return Addresses.petition(id, text.slug());
    }
}
