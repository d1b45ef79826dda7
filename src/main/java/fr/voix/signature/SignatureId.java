package fr.voix.signature;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Which signature of which urn. */
public record SignatureId(long urnId, UUID uuid) {

    static final int LENGTH = 3 * Long.BYTES;

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(urnId)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    static Optional<SignatureId> of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        return Optional.of(new SignatureId(fields.getLong(), new UUID(fields.getLong(), fields.getLong())));
    }
}
