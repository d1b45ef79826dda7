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

    /** How many lines were read last, and their bytes: what follows them is not looked for again. */
    private long readTo;

    private long readLength;
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
        Frontier first = Frontier.EMPTY;
        while (first.size() < size) {
            for (Leaf leaf : read(first.size(), size)) {
                first = first.append(leaf.hash());
            }
        }
        return first;
    }

    /** The leaves from one index (inclusive) to another (exclusive), or the first thousands of them. */
    synchronized List<Leaf> read(long from, long to) {
        return locked(() -> {
            if (from < readTo) {
                readTo = 0;
                readLength = 0;
            }
            List<Leaf> some = new ArrayList<>();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                in.skipNBytes(readLength);
                while (readTo < to && some.size() < AT_ONCE) {
                    String line = line(in);
                    if (readTo >= from) {
                        some.add(new Leaf(line));
                    }
                    readTo++;
                    readLength += line.length() + 1;
                }
            }
            return some;
        });
    }

    private Frontier readOn() throws IOException {
        if (length > 0 && (!Files.exists(file) || Files.size(file) < length)) {
            // somebody took it away, or a part of it
            length = 0;
            readTo = 0;
            readLength = 0;
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
