package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.deployment.DataFolderConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Keeps the reasons of stops in a file beside the notes. Processes that share it use a lock file. */
@Singleton
public class StopFileWriter {

    private final Path file;

    StopFileWriter(NoteConfig config, DataFolderConfig data) {
        this.file = config.folder(data).resolve("stopped");
    }

    /** Writes why all urns were stopped, for the next start. */
    void appendStop(String reason) {
        locked(() -> {
            if (!stopsLocked().contains(reason)) {
                SyncedFileWriter.append(file, reason + "\n", "\n");
            }
            return reason;
        });
    }

    /** The reasons of stops; empty if the operator deleted the file. */
    List<String> readStops() {
        return locked(this::stopsLocked);
    }

    /** Removes stops. */
    public void release(Collection<String> uids) {
        locked(() -> {
            List<String> standing = stopsLocked().stream()
                    .filter(line -> !uids.contains(line.split(" ", 2)[0]))
                    .toList();
            Files.deleteIfExists(file);
            if (!standing.isEmpty()) {
                SyncedFileWriter.append(file, String.join("\n", standing) + "\n", "\n");
            }
            return standing;
        });
    }

    private List<String> stopsLocked() throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file, UTF_8).stream()
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of();
    }

    private <T> T locked(SyncedFileWriter.Work<T> work) {
        return SyncedFileWriter.locked(file.resolveSibling("stopped.lock"), work);
    }
}
