package fr.voix.notice.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/** What messages to one receiver are signed with, as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it. */
public record SigningSecret(byte[] key) {

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SigningSecret random() {
        var key = new byte[LENGTH];
        RANDOM.nextBytes(key);
        return new SigningSecret(key);
    }

    /** As the receiver is given it. */
    public String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /** One entry of the header {@code webhook-signature}. */
    String sign(String id, Instant at, String body) {
        var signed = id + "." + at.getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(Sha256.hmac(key, signed.getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return "SigningSecret[…]";
    }
}
