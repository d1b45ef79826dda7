package fr.voix.parliament.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Hands out the files of a folder, an archive or a single file, one at a time: memory does not grow with the source.
 * Nothing is ever unpacked to disk, so an entry's path is only a name; one that climbs out of the archive is refused
 * because it was made to do harm.
 */
final class SourceReader {

    /** The largest official record is under 0.3 MB, the largest table of titles 0.6 MB. */
    static final int MAX_FILE = 8 << 20;

    /** Official JSON is packed about 3 to 10 times; 40 for a folder of small amendements. */
    private static final int MAX_RATIO = 200;

    /** Small entries may be packed well. */
    private static final int RATIO_FREE = 1 << 20;

    /** The live archive of amendements holds 0.9 GB. */
    private static final long MAX_ARCHIVE = 16L << 30;

    private static final int MAX_ENTRIES = 2_000_000;

    private SourceReader() {}

    /** How many files there are, roughly, for a progress bar; cheap. */
    static long count(Path source) throws IOException {
        if (Files.isDirectory(source)) {
            long[] files = {0};
            walk(source, file -> files[0] += isArchive(file) ? entries(file) : 1);
            return files[0];
        }
        return isArchive(source) ? entries(source) : 1;
    }

    /**
     * Every file of the source, in the order that spares most work later: what amendements refer to first.
     *
     * @param label what to call a single file or an archive: its path, or the address that it came from
     */
    static void read(Path source, String label, Consumer<SourceFile> consumer) throws IOException {
        if (!Files.isDirectory(source)) {
            readFile(source, label, consumer);
            return;
        }
        List<Path> archives = new ArrayList<>();
        walk(source, file -> {
            if (isArchive(file)) {
                archives.add(file);
            } else if (!isAmendement(file)) {
                readOrRefuse(file, consumer);
            }
        });
        archives.sort(Comparator.comparing(SourceReader::isAmendement).thenComparing(Comparator.naturalOrder()));
        for (Path archive : archives) {
            readOrRefuse(archive, consumer);
        }
        walk(source, file -> {
            if (!isArchive(file) && isAmendement(file)) {
                readOrRefuse(file, consumer);
            }
        });
    }

    /** Inside a folder one unreadable file is one refusal. */
    private static void readOrRefuse(Path file, Consumer<SourceFile> consumer) {
        try {
            readFile(file, file.toString(), consumer);
        } catch (IOException e) {
            consumer.accept(SourceFile.refused(file.toString(), "cannot be read: " + e.getMessage()));
        }
    }

    private static void readFile(Path file, String path, Consumer<SourceFile> consumer) throws IOException {
        if (isArchive(file)) {
            readArchive(file, path, consumer);
        } else if (!isRead(path)) {
            consumer.accept(SourceFile.skipped(path));
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                consumer.accept(limited(path, in, Long.MAX_VALUE));
            }
        }
    }

    private static void readArchive(Path archive, String label, Consumer<SourceFile> consumer) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            long total = 0;
            long seen = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.isDirectory()) {
                    continue;
                }
                String path = label + "!" + entry.getName();
                if (++seen > MAX_ENTRIES || total > MAX_ARCHIVE) {
                    consumer.accept(SourceFile.refused(path, "the archive is too large: reading stops here"));
                    return;
                }
                SourceFile file = readEntry(zip, entry, path);
                total += file.content() == null ? 0 : file.content().length;
                consumer.accept(file);
            }
        }
    }

    private static SourceFile readEntry(ZipFile zip, ZipEntry entry, String path) {
        if (climbs(entry.getName())) {
            return SourceFile.refused(path, "unsafe path in an archive");
        }
        if (!isRead(entry.getName())) {
            return SourceFile.skipped(path);
        }
        long packed = Math.max(1, entry.getCompressedSize());
        if (entry.getSize() > MAX_FILE) {
            return SourceFile.refused(path, tooLarge(entry.getSize()));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return limited(path, in, packed);
        } catch (IOException e) {
            return SourceFile.refused(path, "cannot be unpacked: " + e.getMessage());
        }
    }

    /** Never reads more than the limits, whatever sizes were declared. */
    private static SourceFile limited(String path, InputStream in, long packed) throws IOException {
        byte[] content = in.readNBytes(MAX_FILE + 1);
        if (content.length > MAX_FILE) {
            return SourceFile.refused(path, tooLarge(-1));
        }
        if (content.length > RATIO_FREE && content.length / packed > MAX_RATIO) {
            return SourceFile.refused(path, "packed more than " + MAX_RATIO + " times: a zip bomb");
        }
        return SourceFile.read(path, content);
    }

    private static String tooLarge(long size) {
        return "larger than " + (MAX_FILE >> 20) + " MB" + (size < 0 ? "" : " (" + (size >> 20) + " MB)");
    }

    private static boolean climbs(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/")
                || path.matches("^[A-Za-z]:.*")
                || List.of(path.split("/")).contains("..")
                || path.indexOf('\0') >= 0;
    }

    private static boolean isRead(String path) {
        return path.toLowerCase(Locale.ROOT).matches("(?s).*\\.(json|xml)");
    }

    static boolean isArchive(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static boolean isAmendement(Path file) {
        String name = file.getFileName().toString().toUpperCase(Locale.ROOT);
        return name.startsWith("AMAN") || name.startsWith("AMENDEMENT");
    }

    private static long entries(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.size();
        }
    }

    /** One step over a file that may fail. */
    private interface Visit {
        void file(Path file) throws IOException;
    }

    /** Symbolic links are not followed: a folder of data does not reach out of itself. */
    private static void walk(Path folder, Visit visit) throws IOException {
        Files.walkFileTree(folder.toRealPath(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    visit.file(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException reason) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
