package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.verify.TestLog;
import fr.voix.verify.quorum.CanonicalBase64;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verifier's own hashes, keys, notes and paths against published vectors; each names its source. */
class PublishedVectorsTest {

    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PETERS_NOTE = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n"
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    /** Leaves and roots of sizes 0 to 8: github.com/google/certificate-transparency, merkletree/merkle_tree_test.cc. */
    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    })
    void the_root_is_the_published_one(int size, String root) throws Exception {
        List<String> leaves = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        LogTree tree = new LogTree((level, index, hashes) -> {});
        for (String leaf : leaves.subList(0, size)) {
            tree.add(LogHash.leaf(HexFormat.of().parseHex(leaf)));
        }
        assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(root);
    }

    /** RFC 6962 §2.1 word for word, at the edges of tiles. */
    @Test
    void the_root_is_that_of_the_definition_at_every_size() throws Exception {
        Random random = new Random(1);
        List<byte[]> entries = new ArrayList<>();
        LogTree tree = new LogTree((level, index, hashes) -> {});
        for (int size = 1; size <= 70_000; size++) {
            byte[] entry = new byte[8];
            random.nextBytes(entry);
            entries.add(entry);
            tree.add(LogHash.leaf(entry));
            if (size <= 300
                    || List.of(511, 512, 513, 65_535, 65_536, 65_537, 65_793, 70_000)
                            .contains(size)) {
                assertThat(tree.root()).as("size " + size).isEqualTo(TestLog.root(entries));
            }
        }
    }

    /** golang.org/x/mod/sumdb/note, note_test.go: the reference of C2SP signed-note. */
    @Test
    void the_note_of_the_reference_verifies() throws Exception {
        NoteKey key = NoteKey.parse(PETER);
        assertThat(key.name()).isEqualTo("PeterNeumann");
        SignedNote.parse(PETERS_NOTE.getBytes(UTF_8)).requireSignedBy(key);
    }

    @Test
    void the_note_of_the_reference_altered_in_any_byte_does_not() throws Exception {
        NoteKey key = NoteKey.parse(PETER);
        byte[] note = PETERS_NOTE.getBytes(UTF_8);
        for (int i = 0; i < note.length; i++) {
            byte[] altered = note.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> SignedNote.parse(altered).requireSignedBy(key))
                    .as("byte " + i)
                    .isInstanceOf(DifferenceException.class);
        }
    }

    /** Rules of the same tests: malformed keys. */
    @ParameterizedTest
    @CsvSource({
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+BRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3",
    })
    void a_malformed_key_is_refused(String line) {
        assertThatThrownBy(() -> NoteKey.parse(line)).isInstanceOf(UncheckableException.class);
    }

    /** The example of C2SP tlog-checkpoint.md. */
    @Test
    void the_checkpoint_of_the_specification_is_read() throws Exception {
        LogCheckpoint checkpoint = LogCheckpoint.parse(
                "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.rootText()).isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    }

    @ParameterizedTest
    @CsvSource({"a|01|R", "a|-1|R", "a|1|R=", "|1|R", "a|1", "a|9999999999999999999|R"})
    void a_malformed_checkpoint_is_refused(String lines) {
        String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        String text = lines.replace("R", root).replace("|", "\n") + "\n";
        assertThatThrownBy(() -> LogCheckpoint.parse(text)).isInstanceOf(DifferenceException.class);
    }

    /** The examples of C2SP tlog-tiles.md: index 1234067, and a tree of 70,000 entries. */
    @Test
    void paths_are_those_of_the_specification() {
        assertThat(TileAddress.hashes(0, 1_234_067, 256)).isEqualTo("tile/0/x001/x234/067");
        assertThat(TileAddress.hashes(1, 1, 17)).isEqualTo("tile/1/001.p/17");
        assertThat(TileAddress.hashes(2, 0, 1)).isEqualTo("tile/2/000.p/1");
        assertThat(TileAddress.entries(273, 112)).isEqualTo("tile/entries/273.p/112");
    }

    /** Every proof of the file, and every way in which it can be a little wrong. */
    @Test
    void proofs_lead_where_they_are_said_to_and_nowhere_else() throws Exception {
        JsonNode vectors = new ObjectMapper().readTree(getClass().getResourceAsStream("/urn/proofs.json"));
        for (JsonNode one : vectors.get("consistency")) {
            long older = one.get("size1").asLong();
            long newer = one.get("size2").asLong();
            byte[] oldRoot = bytes(one.get("root1"));
            byte[] newRoot = bytes(one.get("root2"));
            List<byte[]> proof = hashes(one);
            assertThat(LogProof.isConsistent(older, oldRoot, newer, newRoot, proof))
                    .as(one.toString())
                    .isTrue();
            for (List<byte[]> wrong : wrong(proof)) {
                assertThat(LogProof.isConsistent(older, oldRoot, newer, newRoot, wrong))
                        .as(one.toString())
                        .isFalse();
            }
            if (older < newer) {
                assertThat(LogProof.isConsistent(older, newRoot, newer, oldRoot, proof))
                        .isFalse();
                for (long[] sizes :
                        new long[][] {{older - 1, newer}, {older + 1, newer}, {older, 2 * newer}, {older ^ 2, newer}}) {
                    assertThat(LogProof.isConsistent(sizes[0], oldRoot, sizes[1], newRoot, proof))
                            .as(one.toString())
                            .isFalse();
                }
            }
        }
        for (JsonNode one : vectors.get("inclusion")) {
            assertThat(isIncluded(one, hashes(one))).as(one.toString()).isTrue();
            for (List<byte[]> wrong : wrong(hashes(one))) {
                assertThat(isIncluded(one, wrong)).as(one.toString()).isFalse();
            }
        }
        vectors.get("notIncluded")
                .forEach(one -> assertThat(isIncluded(one, hashes(one))).isFalse());
        assertThat(LogProof.isIncluded(new byte[0], 0, 1, List.of(), new byte[0]))
                .isFalse();
    }

    private static boolean isIncluded(JsonNode one, List<byte[]> proof) {
        return LogProof.isIncluded(
                bytes(one.get("leafHash")),
                one.get("leafIdx").asLong(),
                one.get("treeSize").asLong(),
                proof,
                bytes(one.get("root")));
    }

    private static List<List<byte[]>> wrong(List<byte[]> proof) {
        List<List<byte[]>> all = new ArrayList<>();
        for (byte[] more : List.of(new byte[32], new byte[0])) {
            all.add(Stream.concat(proof.stream(), Stream.of(more)).toList());
            all.add(Stream.concat(Stream.of(more), proof.stream()).toList());
        }
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> altered = new ArrayList<>(proof);
            altered.set(i, proof.get(i).clone());
            altered.get(i)[0] ^= 16;
            all.add(altered);
        }
        if (!proof.isEmpty()) {
            all.add(proof.subList(1, proof.size()));
            all.add(proof.subList(0, proof.size() - 1));
        }
        return all;
    }

    private static List<byte[]> hashes(JsonNode one) {
        List<byte[]> hashes = new ArrayList<>();
        one.get("proof").forEach(hash -> hashes.add(bytes(hash)));
        return hashes;
    }

    private static byte[] bytes(JsonNode base64) {
        return CanonicalBase64.decode(base64.asText());
    }
}
