package fr.voix.verify;

import fr.voix.base.secret.Sha256;

/** Planted: a verifier that hashes by the writer's own code would repeat its mistakes. */
public final class BorrowedHash {

    private BorrowedHash() {}

    static byte[] leaf(byte[] entry) {
        return Sha256.hash(new byte[1], entry);
    }
}
