package fr.voix.ballot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.platform.Sha256;
import java.util.Arrays;

/**
 * A voter as one Scrutin knows them: the first 16 bytes of {@code HMAC-SHA-256(pepper, scrutin uid || voter id)}. Two keys
 * of one person cannot be told to be theirs without the pepper and the cookie.
 */
record VoterKey(byte[] bytes) {

    static final int LENGTH = 16;

    static VoterKey of(byte[] pepper, String scrutinUid, byte[] voterId) {
        return new VoterKey(Arrays.copyOf(Sha256.hmac(pepper, scrutinUid.getBytes(US_ASCII), voterId), LENGTH));
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
