package fr.voix.urn.tally;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.Choice;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * A keyed sum over the set-aside ranges of ballots. Equal sets have equal sums, whatever the order of reading, and the set itself need
 * not be kept. The key is of this process, so that an attacker cannot construct another set with the same sum.
 */
final class AsideSum {

    private static final byte[] KEY = key();

    private long periods;
    private long begun;
    private long ended;

    private static byte[] key() {
        byte[] key = new byte[Sha256.LENGTH];
        new SecureRandom().nextBytes(key);
        return key;
    }

    void begin(long ballot, Choice choice, long from) {
        periods++;
        begun += weight(ballot + " " + choice + " " + from);
    }

    void end(long ballot, long to) {
        ended += weight(ballot + " " + to);
    }

    private static long weight(String what) {
        return ByteBuffer.wrap(Sha256.hash(KEY, what.getBytes(US_ASCII))).getLong();
    }

    boolean isThatOf(AsideSum other) {
        return periods == other.periods && begun == other.begun && ended == other.ended;
    }

    long periods() {
        return periods;
    }
}
