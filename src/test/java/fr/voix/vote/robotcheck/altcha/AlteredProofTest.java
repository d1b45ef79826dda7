package fr.voix.vote.robotcheck.altcha;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.robotcheck.AltchaSolver;
import fr.voix.vote.robotcheck.ChallengePrice;
import fr.voix.vote.robotcheck.RobotCheckResult;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No proof passes that is not, but for the time the browser says it took, exactly the one that was earned. */
@MicronautTest(transactional = false)
@Property(name = "voix.robot-check.altcha.cost", value = "2")
@Property(name = "voix.robot-check.altcha.max-counter", value = "20")
class AlteredProofTest {

    @Inject
    AltchaChallenges altcha;

    @Inject
    AltchaProvider provider;

    @Inject
    JsonMapper json;

    @Inject
    ScrutinFixture sql;

    private String proof;
    private long spentBefore;

    @BeforeEach
    void earn() throws Exception {
        proof = AltchaSolver.solve(json.writeValueAsString(
                altcha.issueChallenge(ChallengePrice.BASE).orElseThrow()));
        spentBefore = spent();
    }

    @Test
    void no_bit_of_the_text_can_be_changed() throws Exception {
        byte[] text = proof.getBytes(StandardCharsets.US_ASCII);
        for (int bit = 0; bit < text.length * Byte.SIZE; bit++) {
            assertRefusedOrSame(new String(flip(text, bit), StandardCharsets.ISO_8859_1));
        }
        assertNothingWasLost();
    }

    @Test
    void no_bit_of_the_json_can_be_changed() throws Exception {
        byte[] bytes = Base64.getDecoder().decode(proof);
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            assertRefusedOrSame(Base64.getEncoder().encodeToString(flip(bytes, bit)));
        }
        assertNothingWasLost();
    }

    @Test
    void no_part_can_be_left_out_or_added() throws Exception {
        byte[] bytes = Base64.getDecoder().decode(proof);
        for (int length = 0; length < bytes.length; length++) {
            assertRefusedOrSame(Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes, length)));
        }
        assertRefusedOrSame(proof + "AAAA");
        assertRefusedOrSame(proof + " ");
        assertNothingWasLost();
    }

    @Test
    void a_used_proof_is_forgotten_an_hour_after_it_expired() throws Exception {
        provider.check(proof);
        spend(1, Instant.now().minus(Duration.ofMinutes(59)));
        spend(2, Instant.now().minus(Duration.ofMinutes(61)));
        assertThat(altcha.forgetExpired()).isEqualTo(1);
        assertThat(spent()).isEqualTo(spentBefore + 2);
        assertThat(altcha.forgetExpired()).isZero();
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] altered = bytes.clone();
        altered[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        return altered;
    }

    private void assertRefusedOrSame(String altered) throws IOException {
        if (isSameButForTime(altered)) {
            return;
        }
        assertThat(provider.check(altered)).as(altered).isInstanceOf(RobotCheckResult.Refused.class);
    }

    private boolean isSameButForTime(String altered) throws IOException {
        try {
            AltchaProof earned = json.readValue(Base64.getDecoder().decode(proof), AltchaProof.class);
            AltchaProof sent = json.readValue(Base64.getDecoder().decode(altered), AltchaProof.class);
            return sent.challenge().equals(earned.challenge())
                    && sent.solution().counter() == earned.solution().counter()
                    && sent.solution().derivedKey().equals(earned.solution().derivedKey());
        } catch (RuntimeException | IOException unreadable) {
            return false;
        }
    }

    private void assertNothingWasLost() throws Exception {
        assertThat(spent()).isEqualTo(spentBefore);
        assertThat(provider.check(proof)).isInstanceOf(RobotCheckResult.Passed.class);
        assertThat(spent()).isEqualTo(spentBefore + 1);
    }

    private long spent() {
        return sql.number("select count(*) from spent_proof");
    }

    private void spend(int number, Instant expiresAt) {
        sql.run(
                "insert into spent_proof values (decode(lpad(?::text, 32, '0'), 'hex'), ?)",
                number,
                expiresAt.atOffset(ZoneOffset.UTC));
    }
}
