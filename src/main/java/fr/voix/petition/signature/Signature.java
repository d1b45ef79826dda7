package fr.voix.petition.signature;

import fr.voix.base.text.Language;
import fr.voix.petition.place.Country;
import fr.voix.petition.place.Place;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Tier;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * A signature that waits for its confirmation, or is in the urn.
 *
 * @param slot of its mailbox; of none once that is erased
 * @param name sealed; null once erased
 * @param address likewise
 * @param departement null abroad, and in France outside every one
 * @param askedAt null once it is confirmed
 * @param mails how many went out to confirm it
 * @param leafIndex null until it is confirmed, as are secret and nonce
 * @param aside under what it is set aside; null for one that counts
 */
public record Signature(
        SignatureId id,
        SignatureSlot slot,
        SignatureRole role,
        Tier tier,
        @Nullable byte[] name,
        @Nullable byte[] address,
        Language language,
        String country,
        @Nullable String departement,
        boolean isNamePublic,
        boolean wantsNews,
        @Nullable Instant askedAt,
        int mails,
        @Nullable Long leafIndex,
        @Nullable byte[] secret,
        @Nullable byte[] nonce,
        @Nullable AsideMark aside) {

    /** Whether it is in the urn. */
    public boolean isConfirmed() {
        return leafIndex != null;
    }

    /** What it is counted under beside the whole. */
    String area() {
        if (departement != null) {
            return departement;
        }
        return country.equals(Country.FRANCE.code()) ? Place.NO_DEPARTEMENT : Place.ABROAD;
    }
}
