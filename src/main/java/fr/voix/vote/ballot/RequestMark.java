package fr.voix.vote.ballot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Sha256;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A write that a client may repeat, stored for 72 hours: both hashes are bound to Scrutin and voter, so that the same key in two
 * Scrutins, or of two people, gives two hashes.
 *
 * @param key 16 bytes of an HMAC of the client's key
 * @param request 16 bytes of an HMAC of the request's content
 * @param day the UTC day, by which it is deleted
 */
record RequestMark(ByteBuffer key, ByteBuffer request, LocalDate day) {

    static final int LENGTH = 16;

    private static final byte[] KEY = "voix-idempotency-key-v1\n".getBytes(US_ASCII);
    private static final byte[] REQUEST = "voix-idempotency-request-v1\n".getBytes(US_ASCII);

    /** @param request all that tells the request from another, the method first */
    static RequestMark of(
            byte[] pepper, String scrutinUid, VoterKey voter, IdempotencyKey key, byte[] request, LocalDate day) {
        byte[] uid = (scrutinUid + "\n").getBytes(US_ASCII);
        byte[] text = (key.text() + "\n").getBytes(US_ASCII);
        return new RequestMark(
                cut(Sha256.hmac(pepper, KEY, uid, voter.bytes(), text)),
                cut(Sha256.hmac(pepper, REQUEST, uid, voter.bytes(), text, request)),
                day);
    }

    static ByteBuffer cut(byte[] hash) {
        return ByteBuffer.wrap(Arrays.copyOf(hash, LENGTH)).asReadOnlyBuffer();
    }

    byte[] keyBytes() {
        return bytes(key);
    }

    byte[] requestBytes() {
        return bytes(request);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
