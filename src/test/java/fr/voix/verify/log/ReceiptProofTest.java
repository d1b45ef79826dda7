package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Tier;
import fr.voix.verify.TestLog;
import fr.voix.verify.VerifyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof inside a receipt is held against today's tree: who kept one notices when the urn is written anew. */
class ReceiptProofTest {

    private static final byte[] SECRET = new byte[Commitment.SECRET_LENGTH];
    private static final byte[] NONCE = new byte[16];
    private static final String LEAF =
            "b1 " + TestLog.UID + " P 0 " + Commitment.of(SECRET, TestLog.UID, Choice.P, Tier.BROWSER, NONCE);

    @TempDir
    Path folder;

    private TestLog log;
    private String proof;

    @BeforeEach
    void aReceiptOfThreeLeaves() throws IOException {
        log = new TestLog();
        log.change(LEAF, 0, 'P', 1);
        log.ballot(0, 'C');
        proof = "c2sp.org/tlog-proof@v1\nindex 1\n" + hashOf(0) + "\n" + hashOf(2) + "\n\n"
                + new String(log.checkpoint(log.leaves), UTF_8);
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void a_tree_that_grew_holds_it() throws IOException {
        log.ballot(0, 'A');
        VerifyRun run = verify(proof);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).anyMatch(line -> line.contains("leaf 1 is in the urn; it counts"));
    }

    @Test
    void a_history_that_was_written_anew_around_the_leaf_is_found() throws IOException {
        log.leaves.set(2, TestLog.ballotLine(0, 'C', 77));
        log.ballot(0, 'A');
        VerifyRun run = verify(proof);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.sentences()).anyMatch(sentence -> sentence.startsWith("history was rewritten"));
    }

    @Test
    void an_urn_that_lost_leaves_is_found() throws IOException {
        log.leaves.removeLast();
        log.counts[0][1]--;
        VerifyRun run = verify(proof);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.sentences()).anyMatch(sentence -> sentence.startsWith("rolled back"));
    }

    @Test
    void a_proof_of_another_key_or_leaf_or_of_stray_bits_is_a_difference() throws IOException {
        String own = proof;
        log.key = TestLog.newKey();
        String foreign = own.substring(0, own.indexOf("\n\n") + 2) + new String(log.checkpoint(log.leaves), UTF_8);
        assertThat(verify(foreign).sentences())
                .anyMatch(sentence -> sentence.contains("carries no signature by the key"));
        assertThat(verify(own.replace("index 1", "index 2")).sentences())
                .anyMatch(sentence -> sentence.contains("does not lead from its leaf"));
        assertThat(verify(own.replace(hashOf(0), hashOf(2))).sentences())
                .anyMatch(sentence -> sentence.contains("does not lead from its leaf"));
        String stray = hashOf(0).replaceFirst(".=$", hashOf(0).charAt(42) == 'B' ? "C=" : "B=");
        assertThat(verify(own.replace(hashOf(0), stray)).out())
                .anyMatch(sentence -> sentence.contains("is no base64") || sentence.contains("is none"));
    }

    private String hashOf(int index) {
        return Base64.getEncoder()
                .encodeToString(LogHash.leaf(log.leaves.get(index).getBytes(UTF_8)));
    }

    private VerifyRun verify(String kept) throws IOException {
        Base64.Encoder base64url = Base64.getUrlEncoder().withoutPadding();
        Path file = Files.writeString(folder.resolve("voix-recu.json"), """
                {"format":"voix-recu","version":1,"host":"localhost","scrutin":"%s","choice":"pour",
                 "receipt":{"index":1,"leaf":"%s","leafHash":"%s","secret":"%s","nonce":"%s"},"proof":"%s"}
                """.formatted(
                        TestLog.UID,
                        LEAF,
                        "00".repeat(32),
                        base64url.encodeToString(SECRET),
                        base64url.encodeToString(NONCE),
                        kept.replace("\n", "\\n")));
        return VerifyRun.of(log.url(), "--receipt", file.toString(), "--key", log.verifierKey);
    }
}
