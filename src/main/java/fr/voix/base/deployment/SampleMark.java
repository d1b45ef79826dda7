package fr.voix.base.deployment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether what this installation holds was made up by {@code voix sample}: a file in the data folder, in which its database lies as
 * well.
 */
@Singleton
public class SampleMark {

    private final Path file;
    private final boolean isMadeUp;

    SampleMark(DataFolderConfig dataFolder, DatabaseMode mode) {
        this.file = dataFolder.folder().resolve("made-up");
        // the folder is also that of a service with a database of its own, which no sample is made in
        this.isMadeUp = mode.isEmbedded() && Files.exists(file);
    }

    public boolean isMadeUp() {
        return isMadeUp;
    }

    /** Says it for good; a service takes it up when it starts. */
    public void mark() {
        try {
            Files.writeString(file, "voix sample made up all votes, petitions and decisions in this folder.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("That this is a sample cannot be written down", e);
        }
    }
}
