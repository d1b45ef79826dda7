package fr.voix.vote.robotcheck.altcha;

import fr.voix.base.secret.Sha256;
import fr.voix.vote.robotcheck.altcha.AltchaChallenge.Parameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** ALTCHA v2 in deterministic mode: makes challenges and verifies proofs. Pure functions: no clock, randomness or state. */
final class Altcha {

    /** The largest counter, so that no solution takes a browser hours. */
    static final int MAX_COUNTER = 10_000_000;

    private static final int PREFIX_LENGTH = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] key;

    Altcha(byte[] altchaKey) {
        key = altchaKey;
    }

    /** Why a proof is refused. */
    enum Fault {
        MALFORMED,
        FOREIGN,
        OUT_OF_BOUNDS,
        EXPIRED,
        WRONG_KEY,
        /** Used before. */
        REPLAYED
    }

    AltchaChallenge challenge(byte[] nonce, byte[] salt, int counter, int cost, Instant expiresAt) {
        byte[] derived = Pbkdf2.derive(password(nonce, counter), salt, cost);
        var parameters = new Parameters(
                AltchaChallenge.ALGORITHM,
                cost,
                expiresAt.getEpochSecond(),
                Pbkdf2.KEY_LENGTH,
                HEX.formatHex(derived, 0, PREFIX_LENGTH),
                HEX.formatHex(nonce),
                HEX.formatHex(salt));
        return new AltchaChallenge(parameters, HEX.formatHex(sign(parameters)));
    }

    /**
     * Checks the cheap conditions first, and derives the key only for a challenge of ours that has not expired. The prefix must
     * be compared although the key is derived again: known verifiers that did not accepted any counter with its own key.
     */
    Optional<Fault> faultOf(AltchaProof proof, Instant now) {
        if (!proof.isWellFormed()) {
            return Optional.of(Fault.MALFORMED);
        }
        Parameters parameters = proof.challenge().parameters();
        long counter = proof.solution().counter();
        String derivedKey = proof.solution().derivedKey();
        if (!MessageDigest.isEqual(HEX.parseHex(proof.challenge().signature()), sign(parameters))) {
            return Optional.of(Fault.FOREIGN);
        }
        if (counter < 0 || counter > MAX_COUNTER) {
            return Optional.of(Fault.OUT_OF_BOUNDS);
        }
        if (now.getEpochSecond() >= parameters.expiresAt()) {
            return Optional.of(Fault.EXPIRED);
        }
        if (!derivedKey.startsWith(parameters.keyPrefix()) || !isKeyOf(parameters, (int) counter, derivedKey)) {
            return Optional.of(Fault.WRONG_KEY);
        }
        return Optional.empty();
    }

    static byte[] password(byte[] nonce, int counter) {
        return ByteBuffer.allocate(nonce.length + Integer.BYTES)
                .put(nonce)
                .putInt(counter)
                .array();
    }

    private static boolean isKeyOf(Parameters parameters, int counter, String derivedKey) {
        byte[] password = password(HEX.parseHex(parameters.nonce()), counter);
        byte[] derived = Pbkdf2.derive(password, HEX.parseHex(parameters.salt()), parameters.cost());
        return MessageDigest.isEqual(derived, HEX.parseHex(derivedKey));
    }

    private byte[] sign(Parameters parameters) {
        return Sha256.hmac(key, parameters.canonicalJson().getBytes(StandardCharsets.UTF_8));
    }
}
