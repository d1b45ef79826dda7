package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.SignedNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest head of each log, in one file to which a line is added for each; it is on the disk before anybody hears of it. What
 * was overtaken is left out when the file is opened, and once it is long. A last line without an end was never answered, and is
 * cut off; any other line that cannot be read stops the witness: one that forgets a head may sign another past.
 */
final class HeadStore implements AutoCloseable {

    /** About four days of a log that moves every ten seconds. */
    private static final long LONGEST = 128L << 20;

    private final Path file;
    private final FileChannel lockChannel;
    private final FileLock lock;
    private final Map<String, Head> newest = new ConcurrentHashMap<>();
    private FileChannel channel;

    private HeadStore(Path file, FileChannel lockChannel, FileLock lock) {
        this.file = file;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /** @throws IllegalStateException where another witness holds the folder, or the file is damaged */
    static HeadStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockChannel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        HeadStore store = new HeadStore(folder.resolve("heads"), lockChannel, lock(lockChannel, folder));
        try {
            store.read();
            store.shorten();
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static FileLock lock(FileChannel channel, Path folder) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // another one of this process
        }
        channel.close();
        throw new IllegalStateException("another witness works on " + folder);
    }

    /** The newest head of the log of that origin. */
    Optional<Head> of(String origin) {
        return Optional.ofNullable(newest.get(Head.address(origin)));
    }

    /** By the hash of its origin. */
    Optional<Head> at(String address) {
        return Optional.ofNullable(newest.get(address));
    }

    /** All of them, in the order of their origins. */
    Map<String, Head> all() {
        Map<String, Head> all = new TreeMap<>();
        newest.values().forEach(head -> all.put(head.checkpoint().origin(), head));
        return all;
    }

    /** Puts a head in the place of an older one; on the disk when this returns. Only who holds the turn may ask. */
    void put(Head head) throws IOException {
        if (channel.size() > LONGEST) {
            shorten();
        }
        append(channel, line(head));
        newest.put(Head.address(head.checkpoint().origin()), head);
    }

    private void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        int number = 0;
        int from = 0;
        // a file that was let grow to its longest fits the memory of a small machine
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                number++;
                Head head = head(new String(bytes, from, i - from, US_ASCII), number);
                newest.put(Head.address(head.checkpoint().origin()), head);
                from = i + 1;
            }
        }
    }

    private Head head(String line, int number) {
        try {
            SignedNote note = SignedNote.parse(Base64.getDecoder().decode(line));
            return new Head(
                    LogCheckpoint.parse(note.text()),
                    new String(Base64.getDecoder().decode(line), UTF_8));
        } catch (DifferenceException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "line " + number + " of " + file + " is damaged: put a copy in its place, or "
                            + "begin with another name and key; a witness that forgets a head may sign another past");
        }
    }

    /** Writes the newest alone into a new file, which takes the place of the old one. */
    private void shorten() throws IOException {
        Path fresh = file.resolveSibling("heads.new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (Head head : newest.values()) {
                append(out, line(head));
            }
            out.force(true);
        }
        if (channel != null) {
            channel.close();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private static String line(Head head) {
        return Base64.getEncoder().encodeToString(head.note().getBytes(UTF_8)) + "\n";
    }

    private static void append(FileChannel out, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(US_ASCII));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(false);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        lock.release();
        lockChannel.close();
    }
}
