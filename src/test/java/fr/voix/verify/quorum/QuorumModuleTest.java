package fr.voix.verify.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.NodeVerifier;
import fr.voix.verify.log.GrowingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages make of policies and co-signatures. Needs Node. */
class QuorumModuleTest {

    @TempDir
    Path folder;

    private final List<Map<String, String>> cases = new ArrayList<>();

    @BeforeEach
    void node() {
        assumeTrue(NodeVerifier.isThere(), "there is no Node here");
    }

    private List<String> said() throws Exception {
        Path file = folder.resolve("cases.json");
        Files.writeString(file, new ObjectMapper().writeValueAsString(cases));
        NodeVerifier.Run run = NodeVerifier.program("quorum.mjs", file.toString());
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return run.lines();
    }

    @Test
    void it_refuses_the_policies_that_the_service_refuses_at_the_same_line() throws Exception {
        List<String> expected = new ArrayList<>();
        for (String line : WitnessPolicyTest.REFUSED.lines().toList()) {
            String[] parts = line.split("\\|", 2);
            // the alternatives of a group have the same sign
            String why = line.substring(line.lastIndexOf("| ") + 2);
            cases.add(Map.of("policy", WitnessPolicyTest.withKeys(parts[0].strip())));
            expected.add(why.startsWith("line") ? "policy, " + why.substring(0, why.indexOf(':')) : "policy, quorum");
        }
        assertThat(said()).isEqualTo(expected).hasSizeGreaterThan(20);
    }

    @Test
    void it_checks_what_a_browser_can_check_and_says_what_it_cannot() throws Exception {
        GrowingLog log = GrowingLog.of("voix.example/registre").grow("leaf", 9);
        TestCosigner a = TestCosigner.of("a.example/w", CosignerKind.ED25519);
        TestCosigner b = TestCosigner.of("b.example/w", CosignerKind.ED25519);
        TestCosigner pq = TestCosigner.of("pq.example/w", CosignerKind.ML_DSA_44);
        String witnesses = "# à lire\n\tlog " + log.vkey() + "\nwitness a " + a.vkey()
                + " https://a.example\nwitness b " + b.vkey() + "\nwitness pq " + pq.vkey() + "\n";
        String two = witnesses + "group g 2 a b pq\nquorum g\n";
        String all = witnesses + "group g all a b pq\nquorum g\n";
        String text = log.note(9).substring(0, log.note(9).indexOf("\n\n") + 1);
        long now = Instant.now().getEpochSecond();
        String byA = a.cosign(text, now).text() + "\n";
        String byB = b.cosign(text, now).text() + "\n";
        String byPq = pq.cosign(text, now).text() + "\n";
        String ofAnother = b.cosign(text.replace("\n9\n", "\n8\n"), now).text() + "\n";
        String ofTomorrow = b.cosign(text, now + 86_400).text() + "\n";

        add(two, log.note(9) + byA + byB);
        add(two, log.note(9) + byA);
        add(two, log.note(9) + byA + byPq);
        add(two, log.note(9) + byA + ofAnother);
        add(two, log.note(9) + byA + ofTomorrow);
        add(all, log.note(9) + byA + byB);
        add(all, log.note(9) + byA + byB + byPq);
        add(witnesses + "quorum none", log.note(9));
        add(two, log.note(9) + "nonsense\n");
        assertThat(said())
                .containsExactly(
                        "oui|a.example/w b.example/w|",
                        "non|a.example/w|",
                        "inconnu|a.example/w|pq.example/w",
                        "non|a.example/w|",
                        "non|a.example/w|",
                        "non|a.example/w b.example/w|",
                        "inconnu|a.example/w b.example/w|pq.example/w",
                        "oui||",
                        "note");
    }

    /** A service can serve an old co-signature again, and not make it newer than what a browser saw. */
    @Test
    void it_tells_what_was_cosigned_long_before_what_was_shown() throws Exception {
        GrowingLog log = GrowingLog.of("voix.example/registre").grow("leaf", 9);
        TestCosigner a = TestCosigner.of("a.example/w", CosignerKind.ED25519);
        TestCosigner b = TestCosigner.of("b.example/w", CosignerKind.ED25519);
        String policy = "witness a " + a.vkey() + "\nwitness b " + b.vkey() + "\ngroup g all a b\nquorum g\n";
        String text = log.note(9).substring(0, log.note(9).indexOf("\n\n") + 1);
        long then = Instant.now().getEpochSecond() - 86_400;
        String note = log.note(9)
                + a.cosign(text, then + 50_000).text() + "\n"
                + b.cosign(text, then).text() + "\n";
        for (long seen : new long[] {then, then + 3_600, then + 3_601, then + 50_000}) {
            cases.add(Map.of("policy", policy, "note", note, "seen", Long.toString(seen)));
        }
        String both = "|a.example/w b.example/w|";
        assertThat(said()).containsExactly("oui" + both, "oui" + both, "ancien" + both, "ancien" + both);
    }

    private void add(String policy, String note) {
        cases.add(Map.of("policy", policy, "note", note));
    }
}
