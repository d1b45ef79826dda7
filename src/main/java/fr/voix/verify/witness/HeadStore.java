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
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest head of each log, in one file to which a line is added for each; it is on the disk before anybody hears of it. What
 * was overtaken is left out when the file is opened, and once much of it was. A last line without an end was never answered, and
 * is cut off; any other line that cannot be read stops the witness: one that forgets a head may sign another past.
 */
final class HeadStore implements AutoCloseable {

    /** What is added before the file is written anew: some hundred heads, a quarter of an hour of a log that moves. */
    private static final long MOST_ADDED = 1L << 20;

    /** Opens files; a disk may fail. */
    interface Opener {
        FileChannel open(Path file, OpenOption... options) throws IOException;
    }

    private final Path file;
    private final Opener opener;
    private final FileChannel lockChannel;
    private final FileLock lock;
    private final Map<String, Head> newest = new ConcurrentHashMap<>();
    private FileChannel channel;
    private long shortest;
    private boolean isBroken;

    private HeadStore(Path file, Opener opener, FileChannel lockChannel, FileLock lock) {
        this.file = file;
        this.opener = opener;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /** @throws IllegalStateException where another witness holds the folder, or the file is damaged */
    static HeadStore open(Path folder, Opener opener) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockChannel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        HeadStore store = new HeadStore(file(folder), opener, lockChannel, lock(lockChannel, folder));
        try {
            sync(folder.toAbsolutePath().getParent());
            store.read();
            store.shorten();
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Where a witness that works in this folder has its heads. */
    static Path file(Path folder) {
        return folder.resolve("heads");
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
        throw new IllegalStateException("another witness or mirror works on " + folder);
    }

    /** The newest head of the log of that origin. */
    Optional<Head> of(String origin) {
        return at(Head.address(origin));
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
        if (isBroken) {
            throw new IOException("an earlier head could not be written whole: start again");
        }
        if (channel.size() > shortest + MOST_ADDED) {
            shorten();
        }
        append(head);
        remember(head);
    }

    /** The same head with newer signatures. */
    void remember(Head head) {
        newest.put(Head.address(head.checkpoint().origin()), head);
    }

    private void append(Head head) throws IOException {
        long end = channel.size();
        try {
            channel.position(end);
            write(channel, line(head));
        } catch (IOException e) {
            // what stands there of a line would become the beginning of the next one
            isBroken = true;
            channel.truncate(end);
            channel.force(true);
            isBroken = false;
            throw e;
        }
    }

    private void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        int number = 0;
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                number++;
                remember(head(new String(bytes, from, i - from, US_ASCII), number));
                from = i + 1;
            }
        }
    }

    private Head head(String line, int number) {
        try {
            String[] parts = line.split(" ", -1);
            String signed = new String(Base64.getDecoder().decode(parts[0]), UTF_8);
            String lines = new String(Base64.getDecoder().decode(parts[1]), UTF_8);
            String text = SignedNote.parse((signed + lines).getBytes(UTF_8)).text();
            return new Head(LogCheckpoint.parse(text), signed, lines, Instant.EPOCH);
        } catch (DifferenceException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("line " + number + " of " + file
                    + " is damaged. A witness that forgets a head may sign another past: put a "
                    + "true copy in its place, or begin with another name, key and folder");
        }
    }

    /** Writes the newest alone into a new file, which takes the place of the old one. */
    private void shorten() throws IOException {
        Path fresh = file.resolveSibling("heads.new");
        FileChannel out = opener.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            for (Head head : newest.values()) {
                write(out, line(head));
            }
            out.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            out.close();
            throw e;
        }
        if (channel != null) {
            channel.close();
        }
        channel = out;
        shortest = out.size();
        // until the folder is written, the old file may come back without what is added from here on
        isBroken = true;
        sync(file.toAbsolutePath().getParent());
        isBroken = false;
    }

    /** Makes names safe that stand in a folder. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String line(Head head) {
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(head.signed().getBytes(UTF_8)) + " "
                + base64.encodeToString(head.lines().getBytes(UTF_8)) + "\n";
    }

    private static void write(FileChannel out, String line) throws IOException {
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
