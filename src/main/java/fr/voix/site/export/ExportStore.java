package fr.voix.site.export;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.site.export.ExportWriter.Written;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports on disk: {@code exports/<database>/<name>/} in the data folder, each complete or not there at all. The one before
 * the last stays for those who are reading it.
 */
@Singleton
class ExportStore {

    private static final Logger LOG = LoggerFactory.getLogger(ExportStore.class);
    private static final String MANIFEST = "manifest.json";
    private static final String UNFINISHED = ".part";

    private final Path root;
    private final JsonMapper json;

    ExportStore(DataFolderConfig data, JsonMapper json) {
        this.root = data.folder().resolve("exports");
        this.json = json;
    }

    Path file(Export export, ExportedFile file) {
        return folder(export).resolve(file.name());
    }

    Path gzip(Export export, ExportedFile file) {
        return folder(export).resolve(file.name() + ".gz");
    }

    private Path folder(Export export) {
        return folder(export.state().databaseId()).resolve(export.folder());
    }

    private Path folder(String databaseId) {
        return root.resolve(databaseId);
    }

    /** The newest export of this database that a former process left whole. */
    Optional<Export> latest(String databaseId) throws IOException {
        return finished(databaseId).map(this::read).flatMap(Optional::stream).findFirst();
    }

    /** Where to write a new export; what a process left that ended in the middle of one goes away. */
    Path begin(String databaseId, Instant now) throws IOException {
        Path folder = folder(databaseId);
        Files.createDirectories(folder);
        String yesterday = name(now.minus(1, ChronoUnit.DAYS), "");
        folders(folder)
                .filter(one -> isUnfinished(one) && nameOf(one).compareTo(yesterday) < 0)
                .forEach(this::discard);
        return Files.createDirectory(folder.resolve(name(now, UUID.randomUUID() + UNFINISHED)));
    }

    void discard(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // it is in the way of nothing, and the next export will try again
            LOG.warn("A former export could not be removed: {}", e.toString());
        }
    }

    /** Hashes and compresses what was written, and puts it where exports are found. */
    Export finish(Path unfinished, Written written) throws IOException {
        List<ExportedFile> files = new ArrayList<>();
        for (Dataset dataset : Dataset.values()) {
            for (Format format : Format.values()) {
                files.add(finish(unfinished, dataset, format, written.counts().get(dataset)));
            }
        }
        String name = nameOf(unfinished).replace(UNFINISHED, "");
        var export = new Export(written.state(), written.at(), written.withheld(), files, name);
        Files.write(unfinished.resolve(MANIFEST), json.writeValueAsBytes(export));
        Files.move(unfinished, folder(export), StandardCopyOption.ATOMIC_MOVE);
        return export;
    }

    private static ExportedFile finish(Path folder, Dataset dataset, Format format, long rows) throws IOException {
        Path plain = folder.resolve(ExportedFile.name(dataset, format));
        Path gzip = folder.resolve(plain.getFileName() + ".gz");
        MessageDigest sha256 = sha256();
        try (var in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(plain)), sha256);
                OutputStream out = format.isCompressible()
                        ? new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(gzip)), 1 << 16)
                        : OutputStream.nullOutputStream()) {
            in.transferTo(out);
        }
        return new ExportedFile(
                dataset,
                format,
                rows,
                Files.size(plain),
                format.isCompressible() ? Files.size(gzip) : 0,
                HexFormat.of().formatHex(sha256.digest()));
    }

    /** Removes what no reader can still want. */
    void clean(Export current) throws IOException {
        finished(current.state().databaseId())
                .filter(folder -> !nameOf(folder).equals(current.folder()))
                .skip(1)
                .forEach(this::discard);
    }

    private Optional<Export> read(Path folder) {
        try {
            Export export = json.readValue(Files.readAllBytes(folder.resolve(MANIFEST)), Export.class);
            return isWhole(export) ? Optional.of(export) : Optional.empty();
        } catch (IOException e) {
            // it is made anew
            return Optional.empty();
        }
    }

    /** Whether all files are there with all their bytes. */
    boolean isWhole(Export export) {
        return export.files().stream()
                .allMatch(file -> isThere(file(export, file), file.bytes())
                        && (file.gzipBytes() == 0 || isThere(gzip(export, file), file.gzipBytes())));
    }

    private static boolean isThere(Path file, long bytes) {
        try {
            return Files.size(file) == bytes;
        } catch (IOException e) {
            return false;
        }
    }

    /** The newest first. */
    private Stream<Path> finished(String databaseId) throws IOException {
        return folders(folder(databaseId))
                .filter(folder -> !isUnfinished(folder))
                .sorted(Comparator.comparing(ExportStore::nameOf).reversed());
    }

    private static Stream<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.list(parent)) {
            return all.toList().stream();
        }
    }

    private static boolean isUnfinished(Path folder) {
        return nameOf(folder).endsWith(UNFINISHED);
    }

    /** Sorts by time. */
    private static String name(Instant at, String end) {
        return "%014d-%s".formatted(at.toEpochMilli(), end);
    }

    private static String nameOf(Path folder) {
        return folder.getFileName().toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
