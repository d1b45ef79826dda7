package fr.voix.base.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Some numbers signed by us, as text for an address: the payload and the first {@value #TAG_LENGTH} bytes of its HMAC-SHA-256.
 * Each purpose has its own key, so that a link for one purpose is refused for another. The payload can be read and does not
 * expire: the code that accepts it asks the database whether the action is still allowed.
 */
public final class SignedToken {

    private static final int TAG_LENGTH = 16;
    private static final int LONGEST = 512;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key;

    /**
     * @param secret a secret of this deployment
     * @param purpose ASCII; each kind of link has its own
     */
    public SignedToken(byte[] secret, String purpose) {
        this.key = Sha256.hmac(secret, ("voix-link-v1 " + purpose).getBytes(US_ASCII));
    }

    /** Base64url without padding of the numbers, such as the two of a UUID, and the tag. */
    public String write(long... numbers) {
        ByteBuffer payload = ByteBuffer.allocate(numbers.length * Long.BYTES);
        payload.asLongBuffer().put(numbers);
        return write(payload.array());
    }

    public String write(UUID id) {
        return write(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    private String write(byte[] payload) {
        byte[] signed = Arrays.copyOf(payload, payload.length + TAG_LENGTH);
        System.arraycopy(Sha256.hmac(key, payload), 0, signed, payload.length, TAG_LENGTH);
        return BASE64URL.encodeToString(signed);
    }

    /** This many numbers; empty for a token not written with this key and purpose. */
    public Optional<LongBuffer> read(String token, int count) {
        return read(token)
                .filter(payload -> payload.length == count * Long.BYTES)
                .map(payload -> ByteBuffer.wrap(payload).asLongBuffer());
    }

    /** As {@link #read(String, int)}, for one id. */
    public Optional<UUID> readUuid(String token) {
        return read(token, 2).map(numbers -> new UUID(numbers.get(0), numbers.get(1)));
    }

    private Optional<byte[]> read(String token) {
        try {
            byte[] signed = token.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
            if (signed.length < TAG_LENGTH) {
                return Optional.empty();
            }
            byte[] payload = Arrays.copyOf(signed, signed.length - TAG_LENGTH);
            // compared with the text as we write it, so that each token has one spelling
            return MessageDigest.isEqual(write(payload).getBytes(US_ASCII), token.getBytes(US_ASCII))
                    ? Optional.of(payload)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SignedToken[…]";
    }
}
