package fr.voix.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two signed notes prove, to whoever has the file and the key and asks nobody. */
class ForkTest {

    @TempDir
    Path folder;

    private TestLog log;
    private Path file;

    @BeforeEach
    void anUrnOfThreeLeaves() throws IOException {
        log = new TestLog();
        log.ballot(0, 'P');
        log.ballot(0, 'C');
        file = folder.resolve("fourche.txt");
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void two_roots_of_one_size_prove_two_histories() throws IOException {
        byte[] first = log.checkpoint(log.leaves);
        write(first, log.checkpoint(another()));
        VerifyRun run = judge();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().getFirst())
                .isEqualTo("both notes are of " + log.origin + ", signed by the key " + log.verifierKey);
        assertThat(run.out().get(1)).startsWith("both speak of 3 leaves; one signs the root ");
        assertThat(run.out().getLast()).startsWith("PROVEN: the holder of the key signed two histories");
    }

    @Test
    void the_same_twice_contradicts_nothing() throws IOException {
        write(log.checkpoint(log.leaves), log.checkpoint(log.leaves));
        VerifyRun run = judge();
        assertThat(run.out().getLast()).endsWith("no contradiction");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void a_note_of_another_key_proves_nothing() throws IOException {
        byte[] first = log.checkpoint(log.leaves);
        log.key = TestLog.newKey();
        write(first, log.checkpoint(another()));
        VerifyRun run = judge();
        assertThat(run.out())
                .singleElement()
                .asString()
                .endsWith("the pair proves nothing against the holder of this key");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void notes_of_two_urns_need_not_agree() throws IOException {
        byte[] first = log.checkpoint(log.leaves);
        log.origin = TestLog.NAME + "/scrutins/AUTRE/urne";
        write(first, log.checkpoint(another()));
        assertThat(judge().exitCode()).isEqualTo(2);
    }

    @Test
    void two_sizes_want_a_proof_that_leads_from_the_one_to_the_other() throws IOException {
        byte[] older = log.checkpoint(log.leaves, 3);
        String proof = proof(log.leaves);
        log.ballot(0, 'A');
        write(log.checkpoint(log.leaves), older);
        assertThat(judge().exitCode()).isEqualTo(2);
        assertThat(judge().out().getLast())
                .contains("they speak of 3 and of 4 leaves: the two alone contradict nothing");

        Path honest = Files.writeString(folder.resolve("preuve"), proof.formatted(hash(log.leaves.get(3))));
        assertThat(judge("--proof", honest.toString()).exitCode()).isZero();

        Path other = Files.writeString(folder.resolve("autre"), proof.formatted(hash("b1")));
        VerifyRun run = judge("--proof", other.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().getLast()).contains("the file alone does not show who made the proof");
    }

    @Test
    void the_service_is_asked_for_the_proof_where_it_is_named() throws IOException {
        byte[] older = log.checkpoint(log.leaves, 3);
        String proof = proof(log.leaves);
        log.ballot(0, 'A');
        write(older, log.checkpoint(log.leaves));
        log.lies.put(
                "coherence/3/4",
                exchange -> TestLog.send(
                        exchange, proof.formatted(hash(log.leaves.get(3))).getBytes(UTF_8)));
        VerifyRun run = VerifyRun.of(log.url(), "--fork", file.toString());
        assertThat(run.out().getLast()).contains("the proof leads from the older to the newer: no contradiction");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void what_is_no_pair_is_said_to_be_none() throws IOException {
        Files.write(file, log.checkpoint(log.leaves));
        VerifyRun one = judge();
        assertThat(one.err()).contains("the file has 1 signed notes, not two");
        assertThat(one.exitCode()).isEqualTo(2);
        Files.writeString(file, "rien");
        assertThat(judge().exitCode()).isEqualTo(2);
        assertThat(VerifyRun.of("--fork", folder.resolve("nulle-part").toString(), "--key", log.verifierKey)
                        .exitCode())
                .isEqualTo(2);
        assertThat(VerifyRun.of("--fork", file.toString()).err())
                .contains("without an URL: --result or --fork, and --key");
    }

    /** A verification that meets two histories keeps both notes in the form that this command reads. */
    @Test
    void what_a_verification_finds_is_kept_for_others() throws IOException {
        Path kept = Files.write(folder.resolve("kept"), log.checkpoint(another()));
        VerifyRun run = VerifyRun.of(log, "--since", kept.toString(), "--fork-to", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Two signed notes contradict each other", file.toString());
        assertThat(judge().out().getLast()).startsWith("PROVEN");
    }

    private VerifyRun judge(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--fork", file.toString(), "--key", log.verifierKey));
        arguments.addAll(Arrays.asList(more));
        return VerifyRun.of(arguments.toArray(String[]::new));
    }

    private void write(byte[] first, byte[] second) throws IOException {
        Files.writeString(file, new String(first, UTF_8) + "\n" + new String(second, UTF_8));
    }

    /** As many leaves, and others. */
    private List<String> another() {
        List<String> other = new ArrayList<>(log.leaves);
        other.set(2, TestLog.ballotLine(0, 'P', 99));
        return other;
    }

    /** From three leaves to four: the third leaf, what is to come, and the first two. */
    private static String proof(List<String> leaves) {
        String first =
                Base64.getEncoder().encodeToString(TestLog.root(List.of(bytes(leaves.get(0)), bytes(leaves.get(1)))));
        return "old 3\n" + hash(leaves.get(2)) + "\n%s\n" + first + "\n\n";
    }

    private static String hash(String leaf) {
        return Base64.getEncoder().encodeToString(TestLog.root(List.of(bytes(leaf))));
    }

    private static byte[] bytes(String line) {
        return line.getBytes(ISO_8859_1);
    }
}
