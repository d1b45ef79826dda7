package fr.voix.platform;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Keys made at the first embedded start: one file of 32 random bytes each, readable by their owner alone. */
@Singleton
final class KeyFolder {

    private static final int KEY_LENGTH = 32;

    private final Path folder;

    KeyFolder(DataFolderConfig config) {
        this.folder = config.folder().resolve("keys");
    }

    byte[] readOrCreate(String name) {
        Path file = folder.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                create(file);
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

    /** Written aside and moved into place, so that a second process never reads half a key. */
    private void create(Path file) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        Path fresh = Files.createTempFile(
                folder,
                "new",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, key);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key counts
        } finally {
            Files.delete(fresh);
        }
    }
}
