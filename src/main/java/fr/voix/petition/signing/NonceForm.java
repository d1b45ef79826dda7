package fr.voix.petition.signing;

import fr.voix.urn.leaf.Commitment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Base64;

/**
 * The button that confirms.
 *
 * @param alea 16 random bytes that the browser drew, base64url; empty without JavaScript
 */
@Serdeable
record NonceForm(@Nullable String alea) {

    /** Null when the browser drew none: then the service does. */
    @Nullable
    byte[] bytes() {
        if (alea == null || alea.length() > 22) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(alea);
            return bytes.length == Commitment.NONCE_LENGTH ? bytes : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "NonceForm[…]";
    }
}
