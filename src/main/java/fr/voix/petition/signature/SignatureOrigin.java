package fr.voix.petition.signature;

import fr.voix.urn.crowd.OriginKey;

/**
 * From where a signatory confirms a signature.
 *
 * @param key what marks are made with, once it is known of which urn
 * @param network the prefix of the caller's address; goes no further than the batch
 */
record SignatureOrigin(OriginKey key, byte[] network) {}
