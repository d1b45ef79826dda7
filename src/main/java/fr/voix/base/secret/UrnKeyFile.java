package fr.voix.base.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that signs urns: an Ed25519 private key as PKCS#8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes it. Who
 * has it can sign another history, so a file that every user of the machine can read is refused.
 */
final class UrnKeyFile {

    static final String HOW_TO_MAKE = "umask 077; openssl genpkey -algorithm ed25519 -out FILE";

    private static final Logger LOG = LoggerFactory.getLogger(UrnKeyFile.class);
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** PKCS#8 of an Ed25519 key up to its seed (RFC 8410 §7). */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final Path file;

    UrnKeyFile(Path file) {
        this.file = file;
    }

    /** The content of a new file. */
    static byte[] pem(byte[] seed) {
        byte[] der = new byte[PKCS8_PREFIX.length + seed.length];
        System.arraycopy(PKCS8_PREFIX, 0, der, 0, PKCS8_PREFIX.length);
        System.arraycopy(seed, 0, der, PKCS8_PREFIX.length, seed.length);
        return (BEGIN + "\n" + Base64.getEncoder().encodeToString(der) + "\n" + END + "\n").getBytes(US_ASCII);
    }

    /** The fault of a file that the operator named. */
    static Optional<String> fault(String file) {
        try {
            new UrnKeyFile(Path.of(file)).seed();
            return Optional.empty();
        } catch (ConfigurationException | InvalidPathException | UncheckedIOException e) {
            return Optional.of(e.getMessage() + ".");
        }
    }

    /** The 32-byte seed of the key pair. */
    byte[] seed() {
        if (!Files.isReadable(file)) {
            throw new ConfigurationException("The urn's key " + file
                    + " (VOIX_URN_KEY_FILE) cannot be read; a new one is made by: " + HOW_TO_MAKE);
        }
        try {
            refuseOpenPermissions();
            String pem = Files.readString(file, US_ASCII).strip();
            if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
                throw notAKey(null);
            }
            byte[] der = Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            return ((EdECPrivateKey) key).getBytes().orElseThrow();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw notAKey(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private void refuseOpenPermissions() throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new ConfigurationException("The urn's key " + file + " is open to every user of this machine ("
                    + PosixFilePermissions.toString(permissions) + "): chmod 600 " + file);
        }
        if (permissions.contains(PosixFilePermission.GROUP_READ)) {
            LOG.warn("The urn's key {} can be read by its group; chmod 600 keeps it to its owner", file);
        }
    }

    private ConfigurationException notAKey(Exception cause) {
        return new ConfigurationException(
                "The urn's key " + file + " is no Ed25519 private key in PEM (PKCS#8), as made by: " + HOW_TO_MAKE,
                cause);
    }
}
