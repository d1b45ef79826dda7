package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes files that survive a crash in the middle of a write and that several processes share. New files are readable by the owner
 * only. Each write is forced to the disk.
 */
public final class SyncedFileWriter {

    /** For threads of this process: a file lock is held by the whole process. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock(true);

    private SyncedFileWriter() {}

    /** What is done while no other process does the same. */
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Works under the lock of a file, which is made with its folder where it is not there. */
    public static <T> T locked(Path lockFile, Work<T> work) {
        THIS_PROCESS.lock();
        try {
            Files.createDirectories(lockFile.getParent());
            try (FileChannel channel = open(lockFile);
                    FileLock lock = channel.lock()) {
                return lock.isValid() ? work.run() : null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write what " + lockFile + " locks", e);
        } finally {
            THIS_PROCESS.unlock();
        }
    }

    /**
     * Adds to the end.
     *
     * @param end with which a whole text ends, in ASCII; it is put behind what was torn
     */
    static void append(Path file, String text, String end) throws IOException {
        try (FileChannel out = open(file)) {
            long size = out.size();
            write(out, (endsWith(out, size, end) ? "" : end) + text, size);
        }
    }

    /** Writes at {@code position}; what stood after it was incomplete. */
    public static void put(Path file, String text, long position) throws IOException {
        try (FileChannel out = open(file)) {
            out.truncate(position);
            write(out, text, position);
        }
    }

    /** Replaces a file atomically. */
    static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = open(fresh)) {
            write(out, text, 0);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean endsWith(FileChannel channel, long size, String end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(end.length());
        if (size > 0) {
            channel.read(last, Math.max(0, size - end.length()));
        }
        return size == 0 || new String(last.array(), UTF_8).equals(end);
    }

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

    private static void write(FileChannel out, String text, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        long at = position;
        while (bytes.hasRemaining()) {
            at += out.write(bytes, at);
        }
        out.force(false);
    }
}
