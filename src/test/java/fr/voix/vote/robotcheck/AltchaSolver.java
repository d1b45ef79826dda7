package fr.voix.vote.robotcheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Does what the widget does with a challenge. Written apart from the verifier, from the widget's source, so that the
 * two can disagree.
 */
public final class AltchaSolver {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();

    private AltchaSolver() {}

    /** The response to send, for the challenge as the service gave it. */
    public static String solve(String challengeJson) {
        try {
            JsonNode challenge = JSON.readTree(challengeJson);
            JsonNode parameters = challenge.get("parameters");
            byte[] nonce = HEX.parseHex(parameters.get("nonce").asText());
            byte[] salt = HEX.parseHex(parameters.get("salt").asText());
            String prefix = parameters.get("keyPrefix").asText();
            for (int counter = 0; ; counter++) {
                byte[] password = ByteBuffer.allocate(nonce.length + 4)
                        .put(nonce)
                        .putInt(counter)
                        .array();
                String key = HEX.formatHex(
                        pbkdf2(password, salt, parameters.get("cost").asInt()));
                if (key.startsWith(prefix)) {
                    return response(parameters, challenge.get("signature"), counter, key);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("no challenge: " + challengeJson, e);
        }
    }

    private static String response(JsonNode parameters, JsonNode signature, int counter, String key) {
        var payload = JSON.createObjectNode();
        payload.putObject("challenge").<ObjectNode>set("parameters", parameters).set("signature", signature);
        payload.putObject("solution")
                .put("counter", counter)
                .put("derivedKey", key)
                .put("time", 12.3);
        return Base64.getEncoder().encodeToString(payload.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] pbkdf2(byte[] password, byte[] salt, int cost) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(password, "HmacSHA256"));
        mac.update(salt);
        byte[] block = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] key = block.clone();
        for (int round = 1; round < cost; round++) {
            block = mac.doFinal(block);
            for (int i = 0; i < key.length; i++) {
                key[i] ^= block[i];
            }
        }
        return key;
    }
}
