package fr.voix.petition.reading;

import fr.voix.base.text.Addresses;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.petition.ThresholdKind;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Set;

/**
 * One line of a list of petitions.
 *
 * @param refusal code of the reason; null for one that is not refused
 * @param signatures null where the count is withheld
 * @param size how many leaves its urn has
 * @param given as of a {@link fr.voix.petition.petition.Petition}
 * @param place the number by which the list is ordered
 */
public record FoundPetition(
        long id,
        PetitionState state,
        String titre,
        String demande,
        PetitionSubject subject,
        @Nullable Instant publishedAt,
        @Nullable Instant closesAt,
        @Nullable Instant closedAt,
        @Nullable Long signatures,
        long size,
        @Nullable String refusal,
        Set<ThresholdKind> given,
        long place) {

    /** Where its page is, in French. */
    public String path() {
        return Addresses.petition(id, PetitionText.slug(titre));
    }
}
