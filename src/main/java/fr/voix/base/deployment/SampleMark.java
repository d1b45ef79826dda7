package fr.voix.base.deployment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the data of this installation was made up by {@code voix sample}: recorded by a file in the data folder, beside the
 * database.
 */
@Singleton
public class SampleMark {

    private final Path file;
    private final boolean isMadeUp;

    SampleMark(DataFolderConfig dataFolder, DatabaseMode mode) {
        this.file = dataFolder.folder().resolve("made-up");
        // a service with a configured database has this folder too, but a sample is made only in an embedded one
        this.isMadeUp = mode.isEmbedded() && Files.exists(file);
    }

    public boolean isMadeUp() {
        return isMadeUp;
    }

    /** Records it permanently; a service reads it when it starts. */
    public void mark() {
        try {
            Files.writeString(file, "voix sample made up all votes, petitions and decisions in this folder.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("That this is a sample cannot be written down", e);
        }
    }
}
