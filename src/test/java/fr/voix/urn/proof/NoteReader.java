package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Reads signed notes by the text of C2SP signed-note.md, without a line of the code under test. */
public final class NoteReader {

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private NoteReader() {}

    /** The text of a note, its one signature by the key verified. */
    public static String verified(String note, String verifierKey) throws Exception {
        String[] key = verifierKey.strip().split("\\+", 3);
        int end = note.lastIndexOf("\n\n");
        String text = note.substring(0, end + 1);
        assertThat(note).endsWith("\n");
        List<String> lines = note.substring(end + 2)
                .lines()
                .filter(line -> line.startsWith("— " + key[0] + " "))
                .toList();
        assertThat(lines).hasSize(1);
        String line = lines.getFirst();
        byte[] signature = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        assertThat(signature).hasSize(68);
        assertThat(HexFormat.of().formatHex(signature, 0, 4)).isEqualTo(key[1]);
        byte[] typed = Base64.getDecoder().decode(key[2]);
        assertThat(typed).hasSize(33).startsWith(1);
        byte[] x509 = new byte[X509_PREFIX.length + 32];
        System.arraycopy(X509_PREFIX, 0, x509, 0, X509_PREFIX.length);
        System.arraycopy(typed, 1, x509, X509_PREFIX.length, 32);
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
        ed25519.update(text.getBytes(UTF_8));
        assertThat(ed25519.verify(signature, 4, 64)).as("signature of " + text).isTrue();
        return text;
    }
}
