import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Prints cookies of voters who passed the robot check a moment ago, one a line, signed with {@code VOIX_COOKIE_KEY}: what a
 * country holds when it votes. Layout: {@code fr.voix.robotcheck.VoterCookie}.
 */
public final class Passes {

    private static final int VOTER_ID_LENGTH = 16;
    private static final int HOUR = 3_600;
    private static final long DEAREST = 7;

    public static void main(String[] args) throws GeneralSecurityException, IOException {
        int count = Integer.parseInt(args[0]);
        byte[] key = System.getenv("VOIX_COOKIE_KEY").getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        SecureRandom random = new SecureRandom();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        long now = Instant.now().getEpochSecond();
        byte[] voterId = new byte[VOTER_ID_LENGTH];
        try (var out = new BufferedOutputStream(System.out, 1 << 16)) {
            for (int i = 0; i < count; i++) {
                random.nextBytes(voterId);
                byte[] signed = ByteBuffer.allocate(1 + VOTER_ID_LENGTH + 2 * Long.BYTES)
                        .put((byte) 2)
                        .put(voterId)
                        .putLong(now)
                        .putLong(DEAREST << 56 | now + HOUR)
                        .array();
                byte[] cookie = ByteBuffer.allocate(signed.length + mac.getMacLength())
                        .put(signed)
                        .put(mac.doFinal(signed))
                        .array();
                out.write(encoder.encode(cookie));
                out.write('\n');
            }
        }
    }
}
