package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads which logs are witnessed: a file with one verifier key a line, whose name is the log's origin, and lines that begin with
 * {@code #}. A log may have several keys. Behind a key may stand where the log is read, for a mirror. The file is read again when it
 * changes; while it holds a line that is no key, what it held before goes on to count.
 */
final class WitnessedLogsReader {

    /** A longer one cannot be signed: its length is one byte. */
    private static final int LONGEST_ORIGIN = 255;

    /** How the file looked when it was read. */
    private record Look(FileTime time, long size) {

        static Look of(Path file) throws IOException {
            return Files.exists(file) ? new Look(Files.getLastModifiedTime(file), Files.size(file)) : null;
        }
    }

    private final Path file;
    private final Consumer<String> warnings;
    private Look last;
    private Map<String, WitnessedLog> logs;

    /**
     * One log.
     *
     * @param keys of which one has to have signed
     * @param address where it is read, with a slash at its end; empty where none is given
     */
    record WitnessedLog(List<NoteKey> keys, String address) {}

    /** @param warnings hears why a changed file is not followed */
    WitnessedLogsReader(Path file, Consumer<String> warnings) throws IOException, UncheckableException {
        this.file = file;
        this.warnings = warnings;
        this.last = Look.of(file);
        this.logs = read();
    }

    /** The keys that may sign for an origin; none for a log that is not witnessed. */
    List<NoteKey> keysOf(String origin) {
        WitnessedLog log = all().get(origin);
        return log == null ? List.of() : log.keys();
    }

    /** By their origins. */
    synchronized Map<String, WitnessedLog> all() {
        try {
            Look now = Look.of(file);
            if (!Objects.equals(now, last)) {
                // also where it cannot be read: it is said once
                last = now;
                logs = read();
            }
        } catch (IOException | UncheckableException e) {
            warnings.accept("the list of logs is not followed: " + e.getMessage());
        }
        return logs;
    }

    private Map<String, WitnessedLog> read() throws IOException, UncheckableException {
        Map<String, WitnessedLog> read = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] items = line.strip().split("[ \t]+", 2);
                NoteKey key = NoteKey.parse(items[0]);
                if (key.name().getBytes(UTF_8).length > LONGEST_ORIGIN) {
                    throw new UncheckableException(
                            "an origin has no more than " + LONGEST_ORIGIN + " bytes: " + key.name());
                }
                WitnessedLog before = read.getOrDefault(key.name(), new WitnessedLog(List.of(), ""));
                if (before.keys().stream().anyMatch(other -> other.encoded().equals(key.encoded()))) {
                    throw new UncheckableException("a key stands there twice: " + key.encoded());
                }
                List<NoteKey> keys = new ArrayList<>(before.keys());
                keys.add(key);
                read.put(key.name(), new WitnessedLog(keys, items.length > 1 ? address(items[1]) : before.address()));
            }
        }
        return read;
    }

    private static String address(String text) throws UncheckableException {
        try {
            if (URI.create(text).getHost() != null) {
                return text.endsWith("/") ? text : text + "/";
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new UncheckableException("a log is not read there: " + text);
    }
}
