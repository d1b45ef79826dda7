package fr.voix.vote.robotcheck.altcha;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.Npm;
import fr.voix.vote.robotcheck.AltchaSolver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ours against the reference: npm's altcha-lib, and the worker of the widget that we serve. Needs Node and npm. */
class AltchaInteropTest {

    private static final Path WORKER =
            Path.of("web/static/vendor/altcha/pbkdf2.js").toAbsolutePath();
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Altcha altcha = new Altcha(SECRET.getBytes(StandardCharsets.US_ASCII));

    private static Npm npm;
    private static String script;

    @BeforeAll
    static void install() throws Exception {
        npm = Npm.with("altcha", "altcha-lib@2.8.0");
        try (var text = AltchaInteropTest.class.getResourceAsStream("/altcha/interop.mjs")) {
            script = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void their_solver_and_the_widgets_solve_our_challenge() throws Exception {
        AltchaChallenge challenge = ours(123);
        for (String solver : new String[] {"solve", "solveInWorker"}) {
            JsonNode solution = node(Map.of("command", solver, "challenge", challenge));
            assertThat(solution.get("counter").asInt()).as(solver).isEqualTo(123);
            var proof = new AltchaProof(
                    challenge,
                    new AltchaProof.Solution(
                            solution.get("counter").asLong(),
                            solution.get("derivedKey").asText(),
                            solution.get("time").asDouble()));
            assertThat(altcha.faultOf(proof, Instant.now())).as(solver).isEmpty();
        }
    }

    @Test
    void their_verifier_accepts_our_challenge_solved_here() throws Exception {
        String payload = AltchaSolver.solve(JSON.writeValueAsString(ours(42)));
        assertThat(node(Map.of("command", "verify", "payload", payload, "secret", SECRET))
                        .get("verified")
                        .asBoolean())
                .isTrue();
        assertThat(node(Map.of("command", "verify", "payload", payload, "secret", "x".repeat(32)))
                        .get("invalidSignature")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void we_accept_their_challenge_under_the_same_key() throws Exception {
        JsonNode challenge = node(Map.of("command", "create", "secret", SECRET, "counter", 77, "cost", 100));
        AltchaProof proof = JSON.readValue(
                java.util.Base64.getDecoder().decode(AltchaSolver.solve(challenge.toString())), AltchaProof.class);
        assertThat(proof.solution().counter()).isEqualTo(77);
        assertThat(altcha.faultOf(proof, Instant.now())).isEmpty();
    }

    private AltchaChallenge ours(int counter) {
        byte[] nonce = new byte[16];
        byte[] salt = new byte[16];
        new java.util.Random(counter).nextBytes(nonce);
        new java.util.Random(counter + 1L).nextBytes(salt);
        return altcha.challenge(nonce, salt, counter, 100, Instant.now().plusSeconds(600));
    }

    private static JsonNode node(Map<String, Object> request) throws Exception {
        return JSON.readTree(npm.module(script, JSON.writeValueAsString(request) + "\n", WORKER.toString()));
    }
}
