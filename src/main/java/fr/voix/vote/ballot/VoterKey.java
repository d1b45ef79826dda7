package fr.voix.vote.ballot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A voter in one Scrutin: the first 16 bytes of {@code HMAC-SHA-256(pepper, scrutin uid || voter id)}. Without the pepper and the
 * cookie nobody can tell that two keys belong to one person.
 */
record VoterKey(byte[] bytes) {

    static final int LENGTH = 16;

    static VoterKey of(byte[] pepper, String scrutinUid, byte[] voterId) {
        return new VoterKey(Arrays.copyOf(Sha256.hmac(pepper, scrutinUid.getBytes(US_ASCII), voterId), LENGTH));
    }

    /** From the form in the database. */
    static VoterKey of(UUID stored) {
        return new VoterKey(ByteBuffer.allocate(LENGTH)
                .putLong(stored.getMostSignificantBits())
                .putLong(stored.getLeastSignificantBits())
                .array());
    }

    UUID uuid() {
        ByteBuffer key = ByteBuffer.wrap(bytes);
        return new UUID(key.getLong(), key.getLong());
    }

    /** 32 hex digits, which PostgreSQL accepts as a uuid. */
    String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VoterKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "VoterKey";
    }
}
