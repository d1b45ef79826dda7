package fr.voix.base.answer;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is the same for everyone and never changes under its tag.
 *
 * @param gzip the same compressed; null when there is none
 * @param tag what the ETag is made of
 * @param changedAt when its content became what it is
 * @param name that a browser saves it under
 */
public record FileAnswer(
        Form plain, @Nullable Form gzip, String tag, String contentType, Instant changedAt, String name) {

    /** One form of it, which is fetched once its bytes are asked for. */
    public record Form(long length, Source source) {}

    /** Where the bytes are. */
    public interface Source {

        /** @throws java.nio.file.NoSuchFileException when they are gone */
        Path fetch() throws IOException;
    }
}
