package fr.voix.urn.note;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.deployment.Examination;
import fr.voix.base.deployment.Finding;
import fr.voix.base.deployment.PublicUrl;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the notes of what was signed can be written. */
@Singleton
record NoteExamination(NoteConfig config, DataFolderConfig data, PublicUrl url) implements Examination {

    private static final long LITTLE = 1L << 30;

    @Override
    public List<Finding> examine() {
        List<Finding> found = new ArrayList<>();
        Path folder = config.folder(data);
        Finding notes = writable(folder);
        found.add(notes);
        if (notes.level() == Finding.Level.OK && Files.isDirectory(folder)) {
            var writer = new NoteFolderWriter(url.host(), folder);
            var newest = new NewestNoteListener();
            writer.readNewest(newest);
            writer.stranger(newest).map(said -> Finding.warning("notes", said)).ifPresent(found::add);
        }
        found.add(space(folder));
        return found;
    }

    private static Finding writable(Path folder) {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            return !Files.exists(folder) && parent != null && Files.isDirectory(parent) && Files.isWritable(parent)
                    ? Finding.ok("notes", "The folder is not there yet, and can be made.")
                    : Finding.fault("notes", "There is no folder " + folder + ", and none can be made.");
        }
        try {
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            return Finding.ok("notes", "The folder can be written to.");
        } catch (IOException e) {
            return Finding.fault(
                    "notes", "The folder " + folder + " cannot be written to: what is signed would be forgotten. " + e);
        }
    }

    private static Finding space(Path folder) {
        try {
            Path there = folder.toAbsolutePath();
            while (!Files.exists(there)) {
                there = there.getParent();
            }
            long left = Files.getFileStore(there).getUsableSpace();
            String said = left / (1 << 20) + " MiB are left there.";
            return left < LITTLE
                    ? Finding.warning("space", said + " Exports and notes need more.")
                    : Finding.ok("space", said);
        } catch (IOException e) {
            return Finding.unknown("space", "It cannot be asked: " + e);
        }
    }
}
