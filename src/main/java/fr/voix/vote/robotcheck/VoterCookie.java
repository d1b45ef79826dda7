package fr.voix.vote.robotcheck;

import fr.voix.base.secret.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Encodes the voter's cookie: version, id, issue date, price and end of the pass, signed by HMAC-SHA-256.
 *
 * <p>Base64url without padding of {@code 02 | id (16) | issued at (8) | paid (1) | pass until (7) | mac (32)}; times in seconds.
 * Version 1 had no price, and eight bytes for the end of the pass. Each version ignores the other's cookies, so that an instance
 * of the former release does not read the price as part of a pass that never ends.
 */
final class VoterCookie {

    static final String NAME = "__Host-voix";

    /** For plain HTTP on this machine, where WebKit refuses secure cookies. */
    static final String PLAIN_NAME = "voix";

    private static final byte VERSION = 2;
    private static final int SIGNED_LENGTH = 1 + Voter.ID_LENGTH + Long.BYTES + Long.BYTES;
    private static final int MAC_LENGTH = 32;
    private static final int PRICE_SHIFT = 56;
    private static final int TEXT_LENGTH = (8 * (SIGNED_LENGTH + MAC_LENGTH) + 5) / 6;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final byte[] key;

    VoterCookie(byte[] cookieKey) {
        key = cookieKey;
    }

    String write(Voter voter) {
        byte[] signed = ByteBuffer.allocate(SIGNED_LENGTH)
                .put(VERSION)
                .put(voter.id())
                .putLong(voter.issuedAt().getEpochSecond())
                .putLong((long) voter.paid().times() << PRICE_SHIFT
                        | voter.passUntil().getEpochSecond())
                .array();
        return ENCODER.encodeToString(ByteBuffer.allocate(SIGNED_LENGTH + MAC_LENGTH)
                .put(signed)
                .put(Sha256.hmac(key, signed))
                .array());
    }

    /** Empty for a value that we did not write, and for one that is too old. */
    Optional<Voter> read(String value, Instant now) {
        return decode(value)
                .filter(bytes -> bytes[0] == VERSION)
                .filter(this::isSigned)
                .map(VoterCookie::voter)
                .filter(voter -> now.isBefore(voter.expiresAt()));
    }

    private static Optional<byte[]> decode(String value) {
        if (value.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = DECODER.decode(value);
            // unused bits of the last character must be zero: each voter has one text
            return ENCODER.encodeToString(bytes).equals(value) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean isSigned(byte[] bytes) {
        byte[] signed = Arrays.copyOf(bytes, SIGNED_LENGTH);
        byte[] mac = Arrays.copyOfRange(bytes, SIGNED_LENGTH, bytes.length);
        return MessageDigest.isEqual(mac, Sha256.hmac(key, signed));
    }

    private static Voter voter(byte[] bytes) {
        ByteBuffer fields = ByteBuffer.wrap(bytes, 1, SIGNED_LENGTH - 1);
        byte[] id = new byte[Voter.ID_LENGTH];
        fields.get(id);
        Instant issuedAt = Instant.ofEpochSecond(fields.getLong());
        long pass = fields.getLong();
        return new Voter(
                id,
                issuedAt,
                Instant.ofEpochSecond(pass & ~(-1L << PRICE_SHIFT)),
                ChallengePrice.clamped(pass >>> PRICE_SHIFT));
    }
}
