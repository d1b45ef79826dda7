package fr.voix.urn.register;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.note.NoteConfig;
import fr.voix.urn.note.SyncedFileWriter;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The register outside the database, beside the notes: one line a leaf, on the disk before anything that holds it is signed. A
 * database that was put back from a backup is given from here what it lost, as far as this instance has it.
 */
@Singleton
class RegisterFileStore {

    private static final int AT_ONCE = 10_000;

    private final Path file;
    private long length;
    private Frontier frontier = Frontier.EMPTY;

    RegisterFileStore(NoteConfig config, DataFolderConfig data) {
        this.file = config.folder(data).resolve("register");
    }

    /** The tree of all whole lines. Only what was added since it was asked last is read. */
    synchronized Frontier frontier() {
        return locked(this::readOn);
    }

    /** Adds what comes behind the whole lines; what a process that shares the file has added is not added twice. */
    synchronized void append(long first, List<Leaf> leaves) {
        locked(() -> {
            int known = (int) Math.min(leaves.size(), readOn().size() - first);
            String lines =
                    leaves.stream().skip(known).map(leaf -> leaf.line() + "\n").collect(Collectors.joining());
            SyncedFileWriter.put(file, lines, length);
            return readOn();
        });
    }

    /** The tree of the first lines. */
    synchronized Frontier frontier(long size) {
        Frontier[] first = {Frontier.EMPTY};
        read(0, size, leaves -> leaves.forEach(leaf -> first[0] = first[0].append(leaf.hash())));
        return first[0];
    }

    /** Hands over the leaves from one index (inclusive) to another (exclusive), some thousands at a time. */
    synchronized void read(long from, long to, Consumer<List<Leaf>> consumer) {
        locked(() -> {
            List<Leaf> some = new ArrayList<>();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                for (long index = 0; index < to; index++) {
                    String line = line(in);
                    if (index >= from) {
                        some.add(new Leaf(line));
                    }
                    if (some.size() == AT_ONCE || index == to - 1) {
                        consumer.accept(List.copyOf(some));
                        some.clear();
                    }
                }
            }
            return some;
        });
    }

    private Frontier readOn() throws IOException {
        if (length > 0 && (!Files.exists(file) || Files.size(file) < length)) {
            // somebody took it away, or a part of it
            length = 0;
            frontier = Frontier.EMPTY;
        }
        if (Files.exists(file) && Files.size(file) > length) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                in.skipNBytes(length);
                for (String line = line(in); line != null; line = line(in)) {
                    frontier = frontier.append(new Leaf(line).hash());
                    length += line.length() + 1;
                }
            }
        }
        return frontier;
    }

    /** Null at the end, and for a line that was torn. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.write(next);
        }
        return line.toString(US_ASCII);
    }

    private <T> T locked(SyncedFileWriter.Work<T> work) {
        return SyncedFileWriter.locked(file.resolveSibling("register.lock"), work);
    }
}
