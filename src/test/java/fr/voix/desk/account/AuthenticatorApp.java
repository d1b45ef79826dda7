package fr.voix.desk.account;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a telephone does with the secret that it was shown: RFC 6238 once more, written apart from the service. */
public final class AuthenticatorApp {

    private static final int LENGTH = 20;

    private final byte[] secret;

    private AuthenticatorApp(byte[] secret) {
        this.secret = secret;
    }

    /** The secret as the page writes it. */
    public static AuthenticatorApp of(String text) {
        var value = BigInteger.ZERO;
        for (char letter : text.replaceAll("\\s", "").toCharArray()) {
            int digit = letter >= 'A' ? letter - 'A' : letter - '2' + 26;
            value = value.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        var bytes = value.toByteArray();
        var padded = new byte[LENGTH];
        int length = Math.min(bytes.length, LENGTH);
        System.arraycopy(bytes, bytes.length - length, padded, LENGTH - length, length);
        return new AuthenticatorApp(padded);
    }

    public String code(Instant now) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var counter = ByteBuffer.allocate(8).putLong(now.getEpochSecond() / 30);
            var hash = mac.doFinal(counter.array());
            int offset = hash[19] & 15;
            var number = Arrays.copyOfRange(hash, offset, offset + 4);
            number[0] &= 127;
            return "%06d".formatted(new BigInteger(number).intValueExact() % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
