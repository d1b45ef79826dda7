package fr.voix.urn.note;

import fr.voix.base.deployment.DataFolderConfig;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where what was published is kept outside the database.
 *
 * @param notes the folder of signed notes, {@code VOIX_URN_NOTES}; {@code urn-notes} beside the file of earlier versions
 * @param checkpointFile where earlier versions kept one unsigned line an urn; taken up once
 * @param checkpointSinks folders, and addresses that take {@code PUT}, which get the same notes
 * @param peers base addresses of other instances, or of mirrors; an instance without memory asks them first
 * @param earlierKeys verifier keys that signed before the present one
 * @param trustDatabase why a database is believed of which nobody can say what was published
 */
@ConfigurationProperties("voix.urn")
public record NoteConfig(
        @Nullable Path notes,
        @Nullable Path checkpointFile,
        @Nullable List<String> checkpointSinks,
        @Nullable List<URI> peers,
        @Nullable List<String> earlierKeys,
        @Nullable String trustDatabase) {

    public NoteConfig {
        checkpointSinks = named(checkpointSinks);
        peers = named(peers);
        earlierKeys = named(earlierKeys);
    }

    /** A setting that is there and empty names nothing: an empty path would be the folder in which the service was started. */
    private static <T> List<T> named(@Nullable List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(one -> !one.toString().isBlank()).toList();
    }

    public boolean isDatabaseTrusted() {
        return trustDatabase != null && !trustDatabase.isBlank();
    }

    public Path folder(DataFolderConfig data) {
        return notes == null ? earlierFile(data).resolveSibling("urn-notes") : notes.toAbsolutePath();
    }

    Path earlierFile(DataFolderConfig data) {
        return checkpointFile == null ? data.folder().resolve("urn-checkpoints") : checkpointFile.toAbsolutePath();
    }
}
