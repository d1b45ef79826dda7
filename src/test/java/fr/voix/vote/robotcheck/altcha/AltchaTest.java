package fr.voix.vote.robotcheck.altcha;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.vote.robotcheck.altcha.Altcha.Fault;
import fr.voix.vote.robotcheck.altcha.AltchaProof.Solution;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AltchaTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");
    private static final byte[] NONCE = HEX.parseHex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] SALT = HEX.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
    private static final int COUNTER = 37;

    private final Altcha altcha = new Altcha("k".repeat(32).getBytes(StandardCharsets.US_ASCII));
    private final AltchaChallenge challenge = altcha.challenge(NONCE, SALT, COUNTER, 10, NOW.plusSeconds(600));

    /** Of Python's hashlib.pbkdf2_hmac("sha256", …). */
    @Test
    void the_derivation_is_pbkdf2() {
        assertThat(HEX.formatHex(Pbkdf2.derive(bytes("passwd"), bytes("salt"), 1)))
                .isEqualTo("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
        assertThat(HEX.formatHex(Pbkdf2.derive(bytes("password"), bytes("salt"), 4096)))
                .isEqualTo("c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a");
    }

    @Test
    void a_solution_is_accepted_until_it_expires() {
        assertThat(altcha.faultOf(proof(COUNTER, key(COUNTER)), NOW)).isEmpty();
        assertThat(altcha.faultOf(proof(COUNTER, key(COUNTER)), NOW.plusSeconds(599)))
                .isEmpty();
        assertThat(altcha.faultOf(proof(COUNTER, key(COUNTER)), NOW.plusSeconds(600)))
                .contains(Fault.EXPIRED);
    }

    /** The trap of known verifiers: a true key of a wrong counter, no work done. */
    @Test
    void the_true_key_of_another_counter_is_refused() {
        assertThat(altcha.faultOf(proof(0, key(0)), NOW)).contains(Fault.WRONG_KEY);
    }

    @Test
    void a_key_with_the_right_prefix_and_another_end_is_refused() {
        String key = key(COUNTER);
        String forged = key.substring(0, 32) + "0".repeat(32);
        assertThat(altcha.faultOf(proof(COUNTER, forged), NOW)).contains(Fault.WRONG_KEY);
        assertThat(altcha.faultOf(proof(COUNTER + 1, key), NOW)).contains(Fault.WRONG_KEY);
    }

    @Test
    void counters_out_of_bounds_are_refused() {
        for (long counter : new long[] {-1, Altcha.MAX_COUNTER + 1L, 1L << 32, (1L << 32) + COUNTER, Long.MIN_VALUE}) {
            assertThat(altcha.faultOf(proof(counter, key(COUNTER)), NOW)).contains(Fault.OUT_OF_BOUNDS);
        }
    }

    @Test
    void a_challenge_of_another_key_is_foreign() {
        var foreign = new Altcha("x".repeat(32).getBytes(StandardCharsets.US_ASCII));
        assertThat(foreign.faultOf(proof(COUNTER, key(COUNTER)), NOW)).contains(Fault.FOREIGN);
    }

    @Test
    void a_challenge_made_easier_is_foreign() {
        var p = challenge.parameters();
        var easier = new AltchaChallenge.Parameters(
                p.algorithm(), 1, p.expiresAt(), p.keyLength(), p.keyPrefix(), p.nonce(), p.salt());
        var later = new AltchaChallenge.Parameters(
                p.algorithm(), p.cost(), p.expiresAt() + 1, p.keyLength(), p.keyPrefix(), p.nonce(), p.salt());
        for (var parameters : new AltchaChallenge.Parameters[] {easier, later}) {
            var proof = new AltchaProof(
                    new AltchaChallenge(parameters, challenge.signature()), new Solution(COUNTER, key(COUNTER), null));
            assertThat(altcha.faultOf(proof, NOW)).contains(Fault.FOREIGN);
        }
    }

    private AltchaProof proof(long counter, String key) {
        return new AltchaProof(challenge, new Solution(counter, key, 1.0));
    }

    private static String key(int counter) {
        return HEX.formatHex(Pbkdf2.derive(Altcha.password(NONCE, counter), SALT, 10));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
