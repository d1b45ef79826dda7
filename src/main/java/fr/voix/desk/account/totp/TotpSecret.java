package fr.voix.desk.account.totp;

import fr.voix.base.secret.Base32;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret shared with an authenticator app (RFC 6238): SHA-1, six digits, thirty seconds, as in every app. */
public record TotpSecret(byte[] bytes) {

    static final int STEP_SECONDS = 30;

    private static final int LENGTH = 20;
    private static final int MODULUS = 1_000_000;
    private static final String ISSUER = "Voix";

    static TotpSecret random(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new TotpSecret(bytes);
    }

    /** From the form of {@link #text}. */
    public static TotpSecret parse(String text) {
        return new TotpSecret(org.bouncycastle.util.encoders.Base32.decode(text.replace(" ", "")));
    }

    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /** To be typed into an app without a camera. */
    public String text() {
        return Base32.grouped(Base32.encode(bytes), " ");
    }

    /** The content of the QR code. */
    String uri(String mail) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(ISSUER, escaped(mail), Base32.encode(bytes), ISSUER);
    }

    private static String escaped(String mail) {
        var text = new StringBuilder();
        for (byte next : mail.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = next > 0 && (Character.isLetterOrDigit(next) || "-._~".indexOf(next) >= 0);
            text.append(isPlain ? Character.toString(next) : String.format(Locale.ROOT, "%%%02X", next));
        }
        return text.toString();
    }

    public String code(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /** The step of a code, among the current one and its two neighbours, as clocks differ. */
    OptionalLong stepOf(String typed, Instant now) {
        var code = typed == null ? "" : typed.replaceAll("[\\s\\u00a0\\u202f]", "");
        var found = OptionalLong.empty();
        for (long step = stepAt(now) - 1; step <= stepAt(now) + 1; step++) {
            if (MessageDigest.isEqual(
                    code(step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return "TotpSecret[…]";
    }
}
