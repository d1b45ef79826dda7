package fr.voix.petition.signature;

import io.micronaut.core.annotation.Nullable;

/** What is to be done with a signature under its urn's lock. Both may be carried out again: then nothing changes. */
sealed interface SignatureOrder {

    SignatureId id();

    /**
     * Counts it.
     *
     * @param nonce 16 random bytes, of the browser where it makes some
     * @param origin from where it is confirmed; null for the author's own, which no request confirms
     */
    record Confirm(SignatureId id, byte[] nonce, @Nullable SignatureOrigin origin) implements SignatureOrder {}

    /** Takes it back, and erases everything that is kept of it; also when the petition is closed. */
    record Withdraw(SignatureId id) implements SignatureOrder {}
}
