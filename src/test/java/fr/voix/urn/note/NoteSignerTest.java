package fr.voix.urn.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the vectors of {@code golang.org/x/mod/sumdb/note}, note_test.go: the reference of C2SP signed-note. */
class NoteSignerTest {

    /** {@code PRIVATE+KEY+PeterNeumann+c74f20a3+…}: a type byte and the seed. */
    private static final byte[] PETER =
            Arrays.copyOfRange(Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"), 1, 33);

    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";

    private final NoteSigner peter = new NoteSigner("PeterNeumann", PETER);

    @Test
    void the_verifier_key_is_that_of_the_reference() {
        assertThat(peter.verifierKey().encoded())
                .isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void a_signed_note_is_that_of_the_reference_byte_for_byte() {
        assertThat(peter.sign(TEXT))
                .isEqualTo(
                        TEXT + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfq"
                                + "dngotpRZb6KE6RyyBwJnAM=\n");
    }

    @Test
    void a_checkpoint_has_the_three_lines_of_the_specification() {
        // the example of C2SP tlog-checkpoint.md
        byte[] root = Base64.getDecoder().decode("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        assertThat(new Checkpoint("example.com/behind-the-sofa", 20852163, root).text())
                .isEqualTo("example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
    }

    @Test
    void a_text_without_a_line_feed_at_its_end_is_not_signed() {
        assertThatThrownBy(() -> peter.sign("abc")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a+b", "bad name", "non\u00a0breaking", "line\nfeed"})
    void a_name_that_would_break_the_signature_line_is_refused(String name) {
        assertThatThrownBy(() -> new NoteSigner(name, PETER)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_of_the_wrong_length_is_refused() {
        assertThatThrownBy(() -> new NoteSigner("PeterNeumann", new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
