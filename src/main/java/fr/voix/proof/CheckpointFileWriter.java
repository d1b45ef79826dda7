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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this instance published, in a file outside the database ({@code VOIX_URN_CHECKPOINT_FILE}): one line a note, appended.
 * Processes that share the file take turns under the lock of a file beside it. A line torn by a crash is passed over; the
 * next one begins on a line of its own.
 */
@Singleton
class CheckpointFileWriter {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFileWriter.class);

    /** A file lock belongs to the whole process: its threads take turns here. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock(true);

    private final Path file;

    CheckpointFileWriter(
            DataFolderConfig dataFolder, @Nullable @Property(name = "voix.urn.checkpoint-file") Path configured) {
        this.file = configured == null ? dataFolder.folder().resolve("urn-checkpoints") : configured.toAbsolutePath();
    }

    /** Every whole line, oldest first. */
    List<CheckpointNote> read() {
        return locked(this::readLocked);
    }

    /** Adds lines; whoever reads finds them even if the process ends right after. */
    void append(Collection<CheckpointNote> notes) {
        locked(() -> {
            append(file, text(notes));
            return notes;
        });
    }

    /** Leaves one line an urn, by what {@code newest} makes of all lines; nothing that another process added is lost. */
    List<CheckpointNote> compact(Compaction newest) {
        return locked(() -> {
            List<CheckpointNote> kept = List.copyOf(newest.of(readLocked()));
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            try (FileChannel out = open(fresh)) {
                write(out, text(kept), 0);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return kept;
        });
    }

    /** Which of all lines are worth keeping. */
    interface Compaction {
        Collection<CheckpointNote> of(List<CheckpointNote> all);
    }

    Path file() {
        return file;
    }

    private List<CheckpointNote> readLocked() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        List<CheckpointNote> notes = new ArrayList<>();
        int torn = 0;
        // what follows the last line feed was not written to its end
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            var note = CheckpointNote.parse(line);
            note.ifPresent(notes::add);
            torn += note.isEmpty() && !line.isEmpty() ? 1 : 0;
        }
        if (torn > 0) {
            LOG.warn("{} lines of {} cannot be read and say nothing", torn, file);
        }
        return notes;
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

    private static String text(Collection<CheckpointNote> notes) {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append(note.line()).append('\n'));
        return text.toString();
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
