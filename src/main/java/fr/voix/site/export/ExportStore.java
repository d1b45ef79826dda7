package fr.voix.site.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.database.Jdbc;
import fr.voix.base.database.Transactions;
import fr.voix.base.database.WalBarrier;
import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Pressure;
import fr.voix.base.secret.Sha256;
import fr.voix.base.text.FormulaGuard;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.urn.leaf.Frontier;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes all datasets from one snapshot of the database, row by row, and keeps the files by their hashes: compressed in the
 * database, so that every instance serves the same, and in both forms on the disk of each.
 */
@Singleton
record ExportStore(
        ExportRepository exports,
        DataFolderConfig data,
        PublicUrl publicUrl,
        Transactions transactions,
        WalBarrier barrier,
        Pressure pressure,
        Clock clock) {

    /** How names of what is being written begin. */
    private static final String UNFINISHED = ".";

    private static final String GZIP = ".gz";
    private static final int PART = 1 << 20;

    /** In memory at once. */
    private static final int ROWS = 5_000;

    private static final int RETRY_AFTER = 5;

    /** In every row with counts, whatever the language of who reads it. */
    private static final String CAUTION = Messages.of(Language.FR).t("tally.representative.short") + " ("
            + Messages.of(Language.EN).t("tally.representative.short") + ")";

    /** What is to be in a file. */
    private interface Content {
        void write(OutputStream target) throws IOException;
    }

    /** What stands there under a hash is whole. */
    Path path(String name) {
        return data.folder().resolve("exports").resolve(name);
    }

    /** One without files, of what it would be made from now; addresses stand in the files too. */
    Export begin() {
        return exports.begin(Export.EDITION + " " + publicUrl.origin());
    }

    /** @throws BusyException when votes need the room meanwhile */
    void make() {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(path("")), UNFINISHED);
            try {
                var export = write(folder);
                transactions.write(() -> {
                    export.files().forEach(file -> put(file, folder.resolve(file.name() + GZIP)));
                    exports.take(export);
                });
            } finally {
                discard(folder.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each dataset as CSV, and compressed beside it, in that folder. */
    Export write(Path folder) {
        return barrier.snapshotNear(() -> begin().with(Stream.of(Dataset.values())
                .map(dataset -> write(folder, dataset))
                .toList()));
    }

    private Export.File write(Path folder, Dataset dataset) {
        try {
            var plain = folder.resolve(dataset.fileName());
            var gzip = folder.resolve(dataset.fileName() + GZIP);
            var rows = new AtomicLong();
            String sha256 = hashed(plain, out -> print(dataset, rows, out));
            String gzipSha256 = hashed(gzip, out -> {
                try (var zipped = new GZIPOutputStream(out, PART)) {
                    Files.copy(plain, zipped);
                }
            });
            return new Export.File(dataset, rows.get(), Files.size(plain), Files.size(gzip), sha256, gzipSha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 4180 with a header. */
    private void print(Dataset dataset, AtomicLong rows, OutputStream target) throws IOException {
        var columns = dataset.columns();
        var csv = CSVFormat.RFC4180.print(new OutputStreamWriter(target, UTF_8));
        csv.printRecord(columns.stream().map(Dataset.Column::name));
        exports.each(dataset, ROWS, row -> {
            if (rows.getAndIncrement() % ROWS == 0 && pressure.isAtLeast(Pressure.VERY_HIGH)) {
                throw new BusyException("exports", RETRY_AFTER);
            }
            try {
                for (int i = 1; i <= columns.size(); i++) {
                    csv.print(value(row, i, columns.get(i - 1).type()));
                }
                csv.println();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        csv.flush();
    }

    /** Texts are guarded; all else cannot begin a formula. */
    @Nullable
    private Object value(ResultSet row, int i, Dataset.Type type) throws SQLException {
        return switch (type) {
            case TEXT -> FormulaGuard.guarded(Objects.requireNonNullElse(row.getString(i), ""));
            case INTEGER, BOOLEAN -> row.getObject(i);
            case DAY -> row.getObject(i, LocalDate.class);
            case INSTANT -> {
                var instant = Jdbc.instant(row, i);
                yield instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
            }
            case ROOT -> Frontier.of(row.getLong(i - 1), row.getBytes(i)).rootHex();
            case ADDRESS -> publicUrl.origin() + row.getString(i);
            case CAUTION -> CAUTION;
        };
    }

    private void put(Export.File file, Path gzip) {
        try (var in = Files.newInputStream(gzip)) {
            int number = 0;
            for (var part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                exports.add(file.gzipSha256(), number++, part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From then on the files of that one are on the disk. */
    void fetch(Export export) {
        try {
            for (var file : export.files()) {
                String gzip = file.gzipSha256();
                fetch(gzip, file.gzipBytes(), out -> transactions.read(() -> exports.copy(gzip, out)));
                fetch(file.sha256(), file.bytes(), out -> {
                    try (var in = new GZIPInputStream(Files.newInputStream(path(gzip)))) {
                        in.transferTo(out);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of other exports go from the disk, and what was left half written a day ago. */
    void keep(Optional<Export> export) {
        long yesterday = clock.millis() - Duration.ofDays(1).toMillis();
        for (var file : inside(path("").toFile())) {
            boolean isKept = file.getName().startsWith(UNFINISHED)
                    ? file.lastModified() > yesterday
                    : export.stream()
                            .flatMap(one -> one.files().stream())
                            .anyMatch(one -> one.isStoredAs(file.getName()));
            if (!isKept) {
                discard(file);
            }
        }
    }

    private static List<File> inside(File folder) {
        var files = folder.listFiles();
        return files == null ? List.of() : List.of(files);
    }

    private static void discard(File file) {
        inside(file).forEach(ExportStore::discard);
        file.delete();
    }

    /** A loss of power may have cut off what was written before it. */
    private void fetch(String sha256, long bytes, Content content) throws IOException {
        if (path(sha256).toFile().length() != bytes) {
            var part = Files.createTempFile(Files.createDirectories(path("")), UNFINISHED, "");
            if (!hashed(part, content).equals(sha256)) {
                throw new NoSuchFileException(sha256);
            }
            Files.move(part, path(sha256), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Gives the SHA-256 of what was written, in hex. */
    private static String hashed(Path path, Content content) throws IOException {
        var digest = Sha256.digest();
        try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), digest)) {
            content.write(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
