package fr.voix.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.vote.robotcheck.TestVoters;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One person on one Scrutin: who they are, and every request they made, in order. Written by one thread. */
final class RecordedVoter {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String scrutinUid;
    private final byte[] id = new byte[16];
    private final List<Attempt> attempts = new ArrayList<>();

    RecordedVoter(String scrutinUid) {
        this.scrutinUid = scrutinUid;
        RANDOM.nextBytes(id);
    }

    String scrutinUid() {
        return scrutinUid;
    }

    /** The Cookie header, with a pass of ten minutes from that moment. */
    String cookie(byte[] cookieKey, Instant now) {
        return TestVoters.cookie(cookieKey, id, now.minus(Duration.ofDays(1)), now.plus(Duration.ofMinutes(10)));
    }

    /** As the database knows them: the first 16 bytes of HMAC(pepper, uid || id). */
    UUID key(byte[] pepper) {
        ByteBuffer mac = ByteBuffer.wrap(RecordedReceipt.hmac(pepper, scrutinUid.getBytes(US_ASCII), id));
        return new UUID(mac.getLong(), mac.getLong());
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** The last request that was acknowledged; null when none was. */
    Attempt lastAcknowledged() {
        return attempts.reversed().stream()
                .filter(attempt -> attempt.outcome() == Attempt.Outcome.ACKNOWLEDGED)
                .findFirst()
                .orElse(null);
    }

    /** Requests that may have been carried out after the last acknowledged one, though nobody said so. */
    List<Attempt> open() {
        int last = attempts.lastIndexOf(lastAcknowledged());
        List<Attempt> open = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            if (attempt.outcome() == Attempt.Outcome.UNKNOWN && (i > last || attempt.mayComeLate())) {
                open.add(attempt);
            }
        }
        return open;
    }
}
