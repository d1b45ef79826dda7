package fr.voix.site.export;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.load.BusyException;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Files of the export, by hash: in the database, so that every instance serves the same, and on the disk of this one once somebody
 * asked for them.
 */
@Singleton
class ExportStore {

    private static final int PART = 1 << 20;
    private static final String UNFINISHED = ".part";
    private static final Duration OF_AN_UNFINISHED = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RETRY_AFTER = 10;

    /** One file at a time comes from the database and is unpacked, whoever asks. */
    private final ReentrantLock fetching = new ReentrantLock(true);

    private final Path folder;
    private final ExportContentRepository contents;

    ExportStore(DataFolderConfig data, ExportContentRepository contents) {
        this.folder = data.folder().resolve("exports");
        this.contents = contents;
    }

    private interface Source {
        void copy(OutputStream target) throws IOException;
    }

    /** Where the compressed file is, whole. */
    Path fetch(ExportedFile file) throws IOException {
        return kept(file.gzipSha256(), file.gzipBytes(), out -> {
            if (!contents.copy(file.gzipSha256(), out)) {
                throw new NoSuchFileException(file.gzipSha256());
            }
        });
    }

    /** The same, unpacked. */
    Path plain(ExportedFile file) throws IOException {
        return kept(file.sha256(), file.bytes(), out -> {
            try (var in = new GZIPInputStream(Files.newInputStream(fetch(file)))) {
                in.transferTo(out);
            }
        });
    }

    /** All who ask for what is not there wait for the first of them. */
    private Path kept(String sha256, long bytes, Source source) throws IOException {
        var path = folder.resolve(sha256);
        if (isWhole(path, bytes)) {
            return path;
        }
        enter();
        try {
            if (!isWhole(path, bytes)) {
                write(path, source);
            }
        } finally {
            fetching.unlock();
        }
        return path;
    }

    /** A loss of power may have cut off what builds before wrote. */
    private static boolean isWhole(Path path, long bytes) throws IOException {
        return Files.exists(path) && Files.size(path) == bytes;
    }

    private void enter() throws IOException {
        try {
            if (!fetching.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException("exports", RETRY_AFTER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** It is on the disk before it has the name under which it is trusted. */
    private void write(Path path, Source source) throws IOException {
        Files.createDirectories(folder);
        var part = Files.createTempFile(folder, "", UNFINISHED);
        try {
            var digest = digest();
            try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(part)), digest)) {
                source.copy(out);
            }
            var sha256 = path.getFileName().toString();
            if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
                throw new IOException("A file of an export is not what its hash says: " + sha256);
            }
            try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A folder to write a new export into; its maker discards it. */
    Path begin() throws IOException {
        Files.createDirectories(folder);
        return Files.createDirectory(folder.resolve(UUID.randomUUID() + UNFINISHED));
    }

    /** Hashes and compresses what was written there. */
    List<ExportedFile> finish(Path written, Map<Dataset, Long> rows) throws IOException {
        var files = new ArrayList<ExportedFile>();
        for (var dataset : Dataset.values()) {
            var plain = written.resolve(dataset.fileName());
            var gzip = gzip(plain);
            try (var out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(gzip)), 1 << 16)) {
                Files.copy(plain, out);
            }
            files.add(new ExportedFile(
                    dataset, rows.get(dataset), Files.size(plain), Files.size(gzip), hash(plain), hash(gzip)));
        }
        return files;
    }

    private static Path gzip(Path plain) {
        return plain.resolveSibling(plain.getFileName() + ".gz");
    }

    /** Puts what was written there into the database unless it is there, in the transaction of the caller. */
    void put(Path written, List<ExportedFile> files) {
        for (var file : files) {
            if (contents.areKnown(file.gzipSha256())) {
                continue;
            }
            try (var in = Files.newInputStream(gzip(written.resolve(file.name())))) {
                int number = 0;
                for (var part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                    contents.add(file.gzipSha256(), number++, part);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Removes what no export names any more from the disk, and what was left half written a day ago; what is being written stays.
     */
    void clean(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var named = contents.named();
        var moment = now.minus(OF_AN_UNFINISHED);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                boolean isOver = name.endsWith(UNFINISHED)
                        ? Files.getLastModifiedTime(file).toInstant().isBefore(moment)
                        : !named.contains(name);
                if (isOver) {
                    discard(file);
                }
            }
        }
    }

    /** A file, or a folder with all that is in it. */
    static void discard(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
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
