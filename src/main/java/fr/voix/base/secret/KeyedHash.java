package fr.voix.base.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A keyed hash of texts: who has only the database cannot find the texts. */
public final class KeyedHash {

    private final byte[] key;

    KeyedHash(byte[] key) {
        this.key = key;
    }

    /** The same for the same text. */
    public UUID of(String text) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.hmac(key, text.getBytes(UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
