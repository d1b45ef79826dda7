package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
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
 * {@code #}. A log may have several keys. The file is read again when it changes; while it holds a line that is no key, what it
 * held before goes on to count.
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
    private Map<String, List<NoteKey>> keys;

    /** @param warnings hears why a changed file is not followed */
    WitnessedLogsReader(Path file, Consumer<String> warnings) throws IOException, UncheckableException {
        this.file = file;
        this.warnings = warnings;
        this.last = Look.of(file);
        this.keys = read();
    }

    /** The keys that may sign for an origin; none for a log that is not witnessed. */
    synchronized List<NoteKey> keysOf(String origin) {
        try {
            Look now = Look.of(file);
            if (!Objects.equals(now, last)) {
                // also where it cannot be read: it is said once
                last = now;
                keys = read();
            }
        } catch (IOException | UncheckableException e) {
            warnings.accept("the list of logs is not followed: " + e.getMessage());
        }
        return keys.getOrDefault(origin, List.of());
    }

    private Map<String, List<NoteKey>> read() throws IOException, UncheckableException {
        Map<String, List<NoteKey>> read = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                NoteKey key = NoteKey.parse(line.strip());
                if (key.name().getBytes(UTF_8).length > LONGEST_ORIGIN) {
                    throw new UncheckableException(
                            "an origin has no more than " + LONGEST_ORIGIN + " bytes: " + key.name());
                }
                List<NoteKey> ofLog = read.computeIfAbsent(key.name(), name -> new ArrayList<>());
                if (ofLog.stream().anyMatch(other -> other.encoded().equals(key.encoded()))) {
                    throw new UncheckableException("a key stands there twice: " + key.encoded());
                }
                ofLog.add(key);
            }
        }
        return read;
    }
}
