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
 * Files of the export and of its dated copies, by hash: in the database, so that every instance serves the same, and on the disk of
 * this one once somebody asked for them.
 */
@Singleton
class ExportStore {

    private static final int PART = 1 << 20;
    private static final String UNFINISHED = ".part";
    private static final Duration OF_AN_UNFINISHED = Duration.ofDays(1);
    private static final String HASH = "sha256:";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RETRY_AFTER = 10;

    /** One file at a time comes from the database and is unpacked, whoever asks. */
    private final ReentrantLock fetching = new ReentrantLock(true);

    private final Path folder;
    /** Copies of builds before; what was hidden since is in them. */
    private final Path beforeThis;

    private final DumpRepository dumps;

    ExportStore(DataFolderConfig data, DumpRepository dumps) {
        this.folder = data.folder().resolve("exports");
        this.beforeThis = data.folder().resolve("dumps");
        this.dumps = dumps;
    }

    /** The hash in a description, without the name of its kind. */
    static String sha256(DataPackageJson.Resource file) {
        return file.hash().substring(HASH.length());
    }

    private interface Source {
        void copy(OutputStream target) throws IOException;
    }

    /** Where the file is, whole. */
    Path fetch(DataPackageJson.Resource file) throws IOException {
        return fetch(sha256(file), file.bytes());
    }

    /** The same, in the form in which it is stored. */
    Path fetch(ExportedFile file) throws IOException {
        return file.gzipSha256() == null
                ? fetch(file.sha256(), file.bytes())
                : fetch(file.gzipSha256(), file.gzipBytes());
    }

    private Path fetch(String sha256, long bytes) throws IOException {
        return kept(sha256, bytes, out -> {
            if (!dumps.copy(sha256, out)) {
                throw new NoSuchFileException(sha256);
            }
        });
    }

    /** The same, unpacked where it is stored compressed. */
    Path plain(ExportedFile file) throws IOException {
        return file.gzipSha256() == null
                ? fetch(file)
                : kept(file.sha256(), file.bytes(), out -> {
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

    private void write(Path path, Source source) throws IOException {
        var part = temporary();
        try {
            var digest = digest();
            try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(part)), digest)) {
                source.copy(out);
            }
            var sha256 = path.getFileName().toString();
            if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
                throw new IOException("A file of an export is not what its hash says: " + sha256);
            }
            settle(part, path);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** It is on the disk before it has the name under which it is trusted. */
    private static void settle(Path part, Path path) throws IOException {
        try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
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
            for (var format : Format.values()) {
                files.add(finish(
                        written.resolve(ExportedFile.name(dataset, format)), dataset, format, rows.get(dataset)));
            }
        }
        return files;
    }

    private static ExportedFile finish(Path plain, Dataset dataset, Format format, long rows) throws IOException {
        if (!format.isCompressible()) {
            return new ExportedFile(dataset, format, rows, Files.size(plain), 0, hash(plain), null);
        }
        var gzip = gzip(plain);
        try (var out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(gzip)), 1 << 16)) {
            Files.copy(plain, out);
        }
        return new ExportedFile(dataset, format, rows, Files.size(plain), Files.size(gzip), hash(plain), hash(gzip));
    }

    private static Path gzip(Path plain) {
        return plain.resolveSibling(plain.getFileName() + ".gz");
    }

    /** Puts what was written there into the database, in the transaction of the caller. */
    void put(Path written, List<ExportedFile> files) {
        for (var file : files) {
            var plain = written.resolve(file.name());
            put(file.gzipSha256() == null ? plain : gzip(plain), file.stored());
        }
    }

    /** Puts a file into the database unless it is there, in the transaction of the caller; gives its hash. */
    String put(Path file) {
        try {
            var sha256 = hash(file);
            put(file, sha256);
            return sha256;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Path file, String sha256) {
        if (dumps.areKnown(sha256)) {
            return;
        }
        try (var in = Files.newInputStream(file)) {
            int number = 0;
            for (var part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                dumps.add(sha256, number++, part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty file to write into; its maker removes it. */
    Path temporary() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "", UNFINISHED);
    }

    /** Takes over a temporary file; gives its hash. */
    String take(Path part) throws IOException {
        var sha256 = hash(part);
        settle(part, folder.resolve(sha256));
        return sha256;
    }

    /**
     * Removes what no export names any more from the disk, and what was left half written a day ago; what is being written stays.
     */
    void clean(Instant now) throws IOException {
        if (Files.exists(beforeThis)) {
            discard(beforeThis);
        }
        if (!Files.isDirectory(folder)) {
            return;
        }
        var named = dumps.named();
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
