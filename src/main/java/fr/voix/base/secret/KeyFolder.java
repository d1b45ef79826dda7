package fr.voix.base.secret;

import fr.voix.base.deployment.DataFolderConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Keys made at the first embedded start: files of 32 random bytes, and the urn's key as PEM, readable by the owner only. */
@Singleton
public final class KeyFolder {

    private static final int KEY_LENGTH = 32;

    private final Path folder;

    KeyFolder(DataFolderConfig config) {
        this.folder = config.folder().resolve("keys");
    }

    public byte[] readOrCreate(String name) {
        Path file = folder.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                create(file, random());
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_LENGTH) {
                throw new IllegalStateException(file + " is not a key of " + KEY_LENGTH + " bytes");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make " + file, e);
        }
    }

    /** The file of the key that signs urns, in a format that operators' own tools read. */
    Path urnKey() {
        Path file = folder.resolve("urn.key");
        try {
            if (!Files.exists(file)) {
                create(file, UrnKeyFile.pem(random()));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + file, e);
        }
    }

    private static byte[] random() {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Writes to a temporary file and links it, so that another process never reads half a key. */
    private void create(Path file, byte[] content) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = Files.createTempFile(
                folder,
                "new",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, content);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key is used
        } finally {
            Files.delete(fresh);
        }
    }
}
