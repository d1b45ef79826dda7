package fr.voix.robotcheck.altcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.robotcheck.AltchaSolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ours against the reference: npm's altcha-lib, and the worker of the widget that we serve. Needs Node and npm. */
class AltchaInteropTest {

    private static final String LIBRARY = "altcha-lib@2.8.0";
    private static final Path FOLDER = Path.of("target/altcha-interop").toAbsolutePath();
    private static final Path WORKER =
            Path.of("web/static/vendor/altcha/pbkdf2.js").toAbsolutePath();
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Altcha altcha = new Altcha(SECRET.getBytes(StandardCharsets.US_ASCII));

    @BeforeAll
    static void install() throws Exception {
        Files.createDirectories(FOLDER);
        try (var script = AltchaInteropTest.class.getResourceAsStream("/altcha/interop.mjs")) {
            Files.write(FOLDER.resolve("interop.mjs"), script.readAllBytes());
        }
        if (Files.isDirectory(FOLDER.resolve("node_modules/altcha-lib"))) {
            return;
        }
        try {
            Process npm = new ProcessBuilder(
                            "npm", "install", "--prefix", FOLDER.toString(), "--no-audit", "--no-fund", LIBRARY)
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(60, TimeUnit.SECONDS) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                skip("npm could not install " + LIBRARY + " (see target/altcha-interop/npm.log)");
            }
        } catch (IOException noNpm) {
            skip("there is no npm here");
        }
    }

    private static void skip(String why) {
        System.out.println("Skipped: ALTCHA against npm's " + LIBRARY + ": " + why);
        abort(why);
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
        Process node = new ProcessBuilder("node", "interop.mjs", WORKER.toString())
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = node.outputWriter(StandardCharsets.UTF_8)) {
            in.write(JSON.writeValueAsString(request) + "\n");
        }
        byte[] answer = node.getInputStream().readAllBytes();
        node.waitFor(60, TimeUnit.SECONDS);
        return JSON.readTree(answer);
    }
}
