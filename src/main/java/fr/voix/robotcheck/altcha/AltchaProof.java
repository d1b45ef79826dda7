package fr.voix.robotcheck.altcha;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HexFormat;

/** What the widget sends once it has solved a challenge: the challenge as it came, and the solution. */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
record AltchaProof(AltchaChallenge challenge, Solution solution) {

    /**
     * The counter found and its key.
     *
     * @param derivedKey 32 bytes in lower-case hex
     * @param time milliseconds it took in the browser; not ours to believe
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

    byte[] nonce() {
        return HexFormat.of().parseHex(challenge.parameters().nonce());
    }
}
