package fr.voix.petition.signature;

import fr.voix.base.secret.SignedToken;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** As a link names it. */
    public String write(SignedToken links) {
        return links.write(urnId, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** Which one a link names. */
    public static Optional<SignatureId> read(SignedToken links, String token) {
        return links.read(token, 3)
                .map(numbers -> new SignatureId(numbers.get(0), new UUID(numbers.get(1), numbers.get(2))));
    }

    /** Whose letters about this signature are. */
    public String owner() {
        return "signature/" + urnId + "/" + uuid;
    }

    /** As above, for letters with news, which end when they are not asked for any more. */
    public String newsOwner() {
        return "news/" + urnId + "/" + uuid;
    }

    /** All letters to these signatories. */
    static List<String> owners(Collection<SignatureId> ids) {
        return ids.stream().flatMap(id -> Stream.of(id.owner(), id.newsOwner())).toList();
    }

    static Optional<SignatureId> of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        return Optional.of(new SignatureId(fields.getLong(), new UUID(fields.getLong(), fields.getLong())));
    }
}
