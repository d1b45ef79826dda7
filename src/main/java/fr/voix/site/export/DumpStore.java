package fr.voix.site.export;

import fr.voix.base.deployment.DataFolderConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Files of dated copies, by hash: in the database, and on the disk of this instance once somebody asked for them. */
@Singleton
class DumpStore {

    private static final int PART = 1 << 20;
    private static final String PART_OF_ONE = ".part";
    private static final Duration OF_A_PART = Duration.ofDays(1);
    private static final String HASH = "sha256:";

    private final Path folder;
    private final DumpRepository dumps;

    DumpStore(DataFolderConfig data, DumpRepository dumps) {
        this.folder = data.folder().resolve("dumps");
        this.dumps = dumps;
    }

    /** The hash in a description, without the name of its kind. */
    static String sha256(DataPackageJson.Resource file) {
        return file.hash().substring(HASH.length());
    }

    /** Where the file is, whole. */
    Path fetch(DataPackageJson.Resource file) throws IOException {
        var path = folder.resolve(sha256(file));
        if (!Files.exists(path)) {
            var part = temporary();
            try {
                var digest = digest();
                try (var out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                    dumps.copy(sha256(file), out);
                }
                if (!HexFormat.of().formatHex(digest.digest()).equals(sha256(file))) {
                    throw new IOException("A file of a dated copy is not what its hash says: " + file.path());
                }
                Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return path;
    }

    /** Puts a file into the database unless it is there, in the transaction of the caller; gives its hash. */
    String put(Path file) {
        try (var in = Files.newInputStream(file)) {
            var sha256 = hash(file);
            if (!dumps.isKnown(sha256)) {
                int number = 0;
                for (var part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                    dumps.add(sha256, number++, part);
                }
            }
            return sha256;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty file to write into; its maker removes it. */
    Path temporary() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "", PART_OF_ONE);
    }

    /** Takes over a temporary file; gives its hash. */
    String take(Path part) throws IOException {
        var sha256 = hash(part);
        Files.move(part, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
        return sha256;
    }

    /**
     * Removes what no copy names any more from the disk, and what was left half written a day ago; what is being written stays.
     */
    void clean(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var named = dumps.all().stream()
                .flatMap(dump -> dump.description().resources().stream())
                .map(DumpStore::sha256)
                .collect(Collectors.toSet());
        var moment = now.minus(OF_A_PART);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                boolean isOver = name.endsWith(PART_OF_ONE)
                        ? Files.getLastModifiedTime(file).toInstant().isBefore(moment)
                        : !named.contains(name);
                if (isOver) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static String hash(Path file) throws IOException {
        var digest = digest();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
