package fr.voix.parliament.rollcall;

import fr.voix.parliament.amendement.Amendement;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/**
 * An amendement that a roll-call decided.
 *
 * @param auteurUid null for a committee, the government and some others
 * @param identique whether the roll-call is of another one, with the same words
 */
@Introspected
public record RelatedAmendement(
        String scrutinPublicUid,
        String uid,
        int legislature,
        @Nullable String path,
        String numero,
        @Nullable String auteurUid,
        boolean identique) {

    /** The address of its French page. */
    public String address() {
        return Amendement.address(uid, legislature, path);
    }
}
