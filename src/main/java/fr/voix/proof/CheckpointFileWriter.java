package fr.voix.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.platform.DataFolderConfig;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Why urns were stopped, in a file outside the database. Processes that share it take turns under the lock of a file beside it. */
@Singleton
class CheckpointFileWriter {

    /** A file lock belongs to the whole process: its threads take turns here. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock(true);

    private final Path file;

    CheckpointFileWriter(
            DataFolderConfig dataFolder, @Nullable @Property(name = "voix.urn.checkpoint-file") Path configured) {
        this.file = configured == null ? dataFolder.folder().resolve("urn-checkpoints") : configured.toAbsolutePath();
    }

    /** Why nothing is written to urns any more, for the next start to find. */
    void appendStop(String reason) {
        locked(() -> {
            if (!stopsLocked().contains(reason)) {
                append(stopFile(), reason + "\n");
            }
            return reason;
        });
    }

    /** Why urns were stopped; empty once somebody took the file away. */
    List<String> readStops() {
        return locked(this::stopsLocked);
    }

    /** Lets urns go on. */
    void release(Collection<String> uids) {
        locked(() -> {
            List<String> standing = stopsLocked().stream()
                    .filter(line -> !uids.contains(line.split(" ", 2)[0]))
                    .toList();
            Files.deleteIfExists(stopFile());
            if (!standing.isEmpty()) {
                append(stopFile(), String.join("\n", standing) + "\n");
            }
            return standing;
        });
    }

    Path stopFile() {
        return file.resolveSibling(file.getFileName() + ".stopped");
    }

    private List<String> stopsLocked() throws IOException {
        return Files.exists(stopFile())
                ? Files.readAllLines(stopFile(), UTF_8).stream()
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of();
    }

    private static void append(Path target, String text) throws IOException {
        try (FileChannel out = open(target)) {
            long end = out.size();
            write(out, (endsInsideALine(out, end) ? "\n" : "") + text, end);
        }
    }

    /** A new file is its owner's alone. */
    private static FileChannel open(Path path) throws IOException {
        Set<StandardOpenOption> options =
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? FileChannel.open(
                        path,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(path, options);
    }

    private static boolean endsInsideALine(FileChannel channel, long end) throws IOException {
        if (end == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, end - 1);
        return last.get(0) != '\n';
    }

    private static void write(FileChannel out, String text, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        long at = position;
        while (bytes.hasRemaining()) {
            at += out.write(bytes, at);
        }
        out.force(false);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) {
        THIS_PROCESS.lock();
        try {
            Files.createDirectories(file.getParent());
            Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = open(lockFile);
                    FileLock lock = channel.lock()) {
                return lock.isValid() ? work.run() : null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write the checkpoints in " + file, e);
        } finally {
            THIS_PROCESS.unlock();
        }
    }
}
