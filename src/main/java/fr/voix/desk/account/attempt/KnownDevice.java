package fr.voix.desk.account.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A browser in which an account's sign-in was completed before: a random number and a time, signed for that account. */
public record KnownDevice(byte[] id, Instant since) {

    public static final Duration LIFETIME = Duration.ofDays(180);

    private static final byte[] LABEL = "voix-mod-device-v1\n".getBytes(UTF_8);
    private static final int ID_LENGTH = 16;
    private static final int SIGNED_LENGTH = ID_LENGTH + Integer.BYTES;

    static KnownDevice random(SecureRandom random, Instant now) {
        var id = new byte[ID_LENGTH];
        random.nextBytes(id);
        return new KnownDevice(id, now);
    }

    String signed(byte[] key, int moderatorId) {
        var content = ByteBuffer.allocate(SIGNED_LENGTH)
                .put(id)
                .putInt((int) (since.getEpochSecond() / 86_400))
                .array();
        var mark = Sha256.hmac(key, LABEL, (moderatorId + "\n").getBytes(UTF_8), content);
        var all = ByteBuffer.allocate(SIGNED_LENGTH + mark.length).put(content).put(mark);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
    }

    /** What {@link #signed} wrote for this account, not too long ago. */
    static Optional<KnownDevice> read(String text, byte[] key, int moderatorId, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text == null ? "" : text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != SIGNED_LENGTH + Sha256.LENGTH) {
            return Optional.empty();
        }
        int day = ByteBuffer.wrap(bytes).getInt(ID_LENGTH);
        var device = new KnownDevice(Arrays.copyOf(bytes, ID_LENGTH), Instant.ofEpochSecond(day * 86_400L));
        boolean isOurs = MessageDigest.isEqual(device.signed(key, moderatorId).getBytes(UTF_8), text.getBytes(UTF_8));
        return isOurs && device.since().plus(LIFETIME).isAfter(now) ? Optional.of(device) : Optional.empty();
    }

    @Override
    public String toString() {
        return "KnownDevice[…]";
    }
}
