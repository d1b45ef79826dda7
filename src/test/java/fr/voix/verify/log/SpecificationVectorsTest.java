package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.verify.quorum.CosignerKey;
import fr.voix.verify.quorum.CosignerKind;
import fr.voix.verify.quorum.SignatureLine;
import fr.voix.verify.quorum.TypedKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What others published of C2SP {@code tlog-cosignature}, {@code tlog-witness} and {@code tlog-proof}, each with its source. The texts
 * themselves have examples and no vectors: that of a co-signature comes without its key.
 */
class SpecificationVectorsTest {

    private static List<String> parts(String file) throws IOException {
        try (InputStream in = SpecificationVectorsTest.class.getResourceAsStream("/tlog/" + file)) {
            return List.of(new String(in.readAllBytes(), UTF_8).split("\n\n"));
        }
    }

    @Test
    void a_cosignature_by_ml_dsa_of_another_implementation_is_right_and_of_another_tree_it_is_not() throws Exception {
        List<String> parts = parts("mldsa-log.txt");
        CosignerKey key = CosignerKey.parse(parts.get(1));
        SignatureLine line = SignatureLine.parse(parts.get(3).strip());
        String text = parts.get(2) + "\n";
        assertThat(key.kind()).isEqualTo(CosignerKind.ML_DSA_44);
        assertThat(key.cosignedAt(line, text)).hasValue(0);
        assertThat(key.cosignedAt(line, text.replace("\n1\n", "\n2\n"))).isEmpty();
        assertThat(key.cosignedAt(line, text.replace("/mldsa-log\n", "/mldsa-other\n")))
                .isEmpty();
        assertThat(key.cosignedAt(line, text.replace("+zoE", "/zoE"))).isEmpty();
    }

    /** C2SP, tlog-cosignature.md at 01194db11950a0ae2b2b2401afa0a4063a822458. */
    @Test
    void the_example_of_the_text_is_read_as_the_time_that_it_names() {
        SignatureLine line = SignatureLine.parse(
                "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==");
        assertThat(line.name()).isEqualTo("witness.example.com/w1");
        assertThat(HexFormat.of().formatHex(line.id())).isEqualTo("8d66cf3f");
        assertThat(ByteBuffer.wrap(line.signature()).getLong()).isEqualTo(1_679_315_147);
        assertThat(line.signature()).hasSize(Long.BYTES + 64);
    }

    @Test
    void what_a_log_of_another_implementation_signed_is_right() throws Exception {
        List<String> parts = parts("sigsum-log.txt");
        String origin = parts.get(3).lines().findFirst().orElseThrow();
        TypedKey key = new TypedKey(origin, (byte) 1, HexFormat.of().parseHex(parts.get(1)));
        String note = parts.get(3) + "\n\n" + parts.get(4);
        SignedNote.parse(note.getBytes(UTF_8)).requireSignedBy(NoteKey.parse(key.encoded()));
        byte[] altered = note.replace("KgAA", "KwAA").getBytes(UTF_8);
        assertThatThrownBy(() -> SignedNote.parse(altered).requireSignedBy(NoteKey.parse(key.encoded())))
                .isInstanceOf(DifferenceException.class);
    }

    /** transparency-dev/formats, note/note_cosigv1_test.go at 091ce41666c09683aa9350785e572be27f0c026d. */
    @Test
    void the_key_of_a_witness_that_runs_is_read() {
        CosignerKey key = CosignerKey.parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2");
        assertThat(key.kind()).isEqualTo(CosignerKind.ED25519);
        assertThat(key.key().name()).isEqualTo("remora.n621.de");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bananas.sigstore.dev+12344556",
                "rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!",
                "rekor.sigstore.dev+12345678+AwEB",
                "remora.n621.de+00000000+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
            })
    void a_key_that_is_refused_there_is_refused_here(String vkey) {
        assertThatThrownBy(() -> CosignerKey.parse(vkey)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The same, proof/tlog_proof_test.go at 1a07eea5c85e02a7b2b69b7c1638f6c139184645, before a note that can be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong-header\nindex 0\n",
                "c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n",
                "c2sp.org/tlog-proof@v1\n",
                "c2sp.org/tlog-proof@v1\nindex notanumber\n",
                "c2sp.org/tlog-proof@v1\nindex -5\n",
                "c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n"
            })
    void a_proof_that_is_refused_there_is_refused_here(String head) throws Exception {
        String note = "\n" + parts("mldsa-log.txt").get(2) + "\n\n"
                + parts("mldsa-log.txt").get(3);
        assertThat(LeafProof.parse("c2sp.org/tlog-proof@v1\nextra ZXh0cmE=\nindex 5\n" + note)
                        .index())
                .isEqualTo(5);
        assertThatThrownBy(() -> LeafProof.parse(head + note)).isInstanceOf(DifferenceException.class);
    }
}
