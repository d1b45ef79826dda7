package fr.voix.vote.robotcheck.altcha;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import fr.voix.vote.robotcheck.ChallengePrice;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HexFormat;

/** The widget's response: the challenge as received, and the solution. */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
record AltchaProof(AltchaChallenge challenge, Solution solution) {

    /**
     * The counter found and its key.
     *
     * @param derivedKey 32 bytes in lower-case hex
     * @param time milliseconds it took in the browser; not trusted
     */
    @Serdeable
    @JsonIgnoreProperties(ignoreUnknown = false)
    record Solution(long counter, String derivedKey, Double time) {}

    boolean isWellFormed() {
        return challenge != null
                && challenge.isWellFormed()
                && solution != null
                && AltchaChallenge.isHexKey(solution.derivedKey());
    }

    /** The salt, with the price as its first byte; it is signed with the challenge. */
    static byte[] salt(byte[] random, ChallengePrice price) {
        byte[] salt = random.clone();
        salt[0] = (byte) price.times();
        return salt;
    }

    ChallengePrice price() {
        return ChallengePrice.clamped(
                HexFormat.of().parseHex(challenge.parameters().salt())[0]);
    }

    byte[] nonce() {
        return HexFormat.of().parseHex(challenge.parameters().nonce());
    }
}
