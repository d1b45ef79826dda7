package fr.voix.urn.note;

import fr.voix.base.deployment.DataFolderConfig;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;

/**
 * Settings of the signed notes that are kept outside the database.
 *
 * @param notes the folder of signed notes, {@code VOIX_URN_NOTES}; {@code urn-notes} in the data folder
 * @param earlierKeys verifier keys that signed before the present one
 * @param trustDatabase the reason to trust a database although there are no notes of what was published
 */
@ConfigurationProperties("voix.urn")
public record NoteConfig(
        @Nullable Path notes,
        @Nullable List<String> earlierKeys,
        @Nullable String trustDatabase) {

    public NoteConfig {
        earlierKeys = earlierKeys == null
                ? List.of()
                : earlierKeys.stream().filter(key -> !key.isBlank()).toList();
    }

    public boolean isDatabaseTrusted() {
        return trustDatabase != null && !trustDatabase.isBlank();
    }

    public Path folder(DataFolderConfig data) {
        return notes == null ? data.folder().resolve("urn-notes") : notes.toAbsolutePath();
    }
}
