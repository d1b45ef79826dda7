package fr.voix.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.urn.proof.RfcVerifier;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receipt as the service gave it; checked by the published rules, without a line of the service's code. */
record RecordedReceipt(long index, String leaf, String leafHash, String secret, String nonce) {

    private static final Pattern JSON = Pattern.compile("\"receipt\":\\{\"index\":(\\d+),\"leaf\":\"([^\"]+)\","
            + "\"leafHash\":\"([0-9a-f]{64})\",\"secret\":\"([^\"]+)\",\"nonce\":\"([^\"]+)\"}");

    static RecordedReceipt parse(String body) {
        Matcher matcher = JSON.matcher(body);
        if (!matcher.find()) {
            throw new IllegalStateException("an answer without a receipt: " + body);
        }
        return new RecordedReceipt(
                Long.parseLong(matcher.group(1)),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                matcher.group(5));
    }

    /** Whether the leaf commits to this choice of this voter, and its hash is its own. */
    boolean isTrueOf(String uid, String choice) {
        return leaf.equals(leaf(
                        uid,
                        choice,
                        Base64.getUrlDecoder().decode(secret),
                        Base64.getUrlDecoder().decode(nonce)))
                && leafHash.equals(HexFormat.of().formatHex(RfcVerifier.leaf(leaf.getBytes(US_ASCII))));
    }

    /** The line that a browser's ballot must be: {@code b1 <uid> <P|C|A> 0 <commitment>}. */
    static String leaf(String uid, String choice, byte[] secret, byte[] nonce) {
        String letter = choice.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
        byte[] ballot = ("voix-ballot-v1\n" + uid + "\n" + letter + "\n0\n").getBytes(US_ASCII);
        String commitment = Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(secret, ballot, nonce));
        return "b1 " + uid + " " + letter + " 0 " + commitment;
    }

    static byte[] hmac(byte[] key, byte[] first, byte[] second) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(first);
            return mac.doFinal(second);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
