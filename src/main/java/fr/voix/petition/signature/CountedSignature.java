package fr.voix.petition.signature;

import fr.voix.urn.leaf.AsideMark;
import io.micronaut.core.annotation.Nullable;

/**
 * A signature that a batch puts into the urn.
 *
 * @param aside under what it waits; null for one that counts
 */
record CountedSignature(
        SignatureId id,
        long index,
        byte[] secret,
        byte[] nonce,
        @Nullable AsideMark aside) {}
