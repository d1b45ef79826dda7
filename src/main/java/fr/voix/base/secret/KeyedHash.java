package fr.voix.base.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Tells texts apart by names that lead back to no text for an attacker who has the database alone. */
public final class KeyedHash {

    private final byte[] key;

    KeyedHash(byte[] key) {
        this.key = key;
    }

    /** The same text has the same name. */
    public UUID of(String text) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.hmac(key, text.getBytes(UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
