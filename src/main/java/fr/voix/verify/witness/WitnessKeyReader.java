package fr.voix.verify.witness;

import fr.voix.verify.quorum.CosignerKind;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the keys of a witness or mirror from their file, which it makes where there is none: the name that they serve alone, and a
 * line for each, with algorithm, PKCS#8 and X.509. Neither takes the keys of the other: they promise different things.
 */
final class WitnessKeyReader {

    private WitnessKeyReader() {}

    /** What keys are made for, as their file says it. */
    enum Purpose {
        WITNESS("name "),
        MIRROR("mirror ");

        private final String head;

        Purpose(String head) {
            this.head = head;
        }
    }

    /** @throws IllegalArgumentException where the file holds something else, or keys of another one */
    static List<WitnessKey> read(Path file, Purpose purpose, String name) throws IOException {
        if (!Files.exists(file)) {
            make(file, purpose.head + name);
        }
        List<String> lines = Files.readAllLines(file);
        CosignerKind[] kinds = CosignerKind.values();
        if (lines.size() != 1 + kinds.length || !lines.getFirst().startsWith(purpose.head)) {
            throw new IllegalArgumentException(
                    file + " is no file of keys of a " + purpose.name().toLowerCase(Locale.ROOT));
        }
        if (!lines.getFirst().equals(purpose.head + name)) {
            throw new IllegalArgumentException(file + " has the keys of "
                    + lines.getFirst().substring(purpose.head.length()) + "; a key serves one name alone");
        }
        List<WitnessKey> keys = new ArrayList<>();
        for (CosignerKind kind : kinds) {
            String[] parts = lines.get(1 + kind.ordinal()).split(" ");
            if (parts.length != 3 || !parts[0].equals(kind.algorithm())) {
                throw new IllegalArgumentException(file + " holds no key of " + kind.algorithm());
            }
            keys.add(new WitnessKey(kind, name, pair(kind, parts[1], parts[2], file)));
        }
        return keys;
    }

    private static KeyPair pair(CosignerKind kind, String pkcs8, String x509, Path file) {
        try {
            KeyFactory keys = KeyFactory.getInstance(kind.algorithm());
            return new KeyPair(
                    keys.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(x509))),
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no key of " + kind.algorithm(), e);
        }
    }

    /** Its owner's alone from the first byte on. */
    private static void make(Path file, String head) throws IOException {
        StringBuilder lines = new StringBuilder(head + "\n");
        for (CosignerKind kind : CosignerKind.values()) {
            KeyPair pair = generated(kind);
            lines.append(kind.algorithm())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()))
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
                    .append('\n');
        }
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] owner =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (FileChannel out = FileChannel.open(file, options, owner)) {
            Channels.newOutputStream(out).write(lines.toString().getBytes(StandardCharsets.US_ASCII));
            out.force(true);
        }
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static KeyPair generated(CosignerKind kind) {
        try {
            return KeyPairGenerator.getInstance(kind.algorithm()).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 24 has " + kind.algorithm(), e);
        }
    }
}
