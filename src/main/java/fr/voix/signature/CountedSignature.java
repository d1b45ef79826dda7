package fr.voix.signature;

/**
 * A signature that a batch counts.
 *
 * @param index of its leaf
 */
record CountedSignature(SignatureId id, long index, byte[] secret, byte[] nonce) {}
