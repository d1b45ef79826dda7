package fr.voix.urn.cosign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.voix.NodeVerifier;
import fr.voix.Npm;
import fr.voix.TestServer;
import fr.voix.verify.log.GrowingLog;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness that shares nothing with ours, but the texts of C2SP. Needs Node and npm. */
class NodeWitnessTest {

    private static final String NAME = "node.example/w";

    @TempDir
    Path folder;

    private Npm noble;

    @BeforeEach
    void node() throws Exception {
        assumeTrue(NodeVerifier.isThere(), "there is no Node here");
        noble = Npm.with("noble", "@noble/post-quantum@0.7.1", "@noble/curves@2.4.0");
    }

    private Process program(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(
                List.of("node", NodeVerifier.PROGRAMS.resolve("witness.mjs").toString()));
        line.addAll(List.of(arguments));
        line.add(noble.folder().toString());
        return new ProcessBuilder(line)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private String next(BufferedReader out, String beginning) throws IOException {
        String line = out.readLine();
        assertThat(line).as(Files.readString(folder.resolve("errors"))).startsWith(beginning);
        return line.substring(beginning.length());
    }

    @Test
    void a_witness_of_another_making_cosigns_our_log_and_we_accept_both_its_signatures() throws Exception {
        GrowingLog log = GrowingLog.of("voix.example/registre").grow("leaf", 700);
        TestCosignedLog.show(log, 1);
        Process witness = program(NAME, log.vkey());
        try (BufferedReader out = witness.inputReader()) {
            String first = next(out, "vkey ");
            String second = next(out, "vkey ");
            String url = "http://127.0.0.1:" + next(out, "listens on ");
            Path policy = folder.resolve("policy");
            Files.writeString(
                    policy,
                    "witness w %s %s\nwitness pq %s %s\ngroup g all w pq\nquorum g\n"
                            .formatted(first, url, second, url));
            try (EmbeddedServer server = TestServer.start(
                    Map.of("test.cosigned-log", "true", "voix.witness.policy-file", policy.toString()))) {
                CosignService service = server.getApplicationContext().getBean(CosignService.class);
                for (int size : List.of(1, 2, 3, 4, 7, 8, 9, 250, 256, 257, 512, 699, 700)) {
                    TestCosignedLog.show(log, size);
                    service.run();
                    assertThat(service.attestation().head()).as("%d", size).isNotNull();
                    assertThat(service.attestation().head().size()).isEqualTo(size);
                }
                TestCosignedLog.show(log.forkedAt(600).grow("more", 9), 709);
                service.run();
                assertThat(service.isContradicted()).as("it refuses a fork").isTrue();
            }
        } finally {
            witness.destroyForcibly();
        }
    }
}
