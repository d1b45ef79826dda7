package fr.voix.base.answer;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is the same for everyone and never changes under its tag.
 *
 * @param gzip the same compressed
 * @param tag what the ETag is made of
 * @param changedAt when its content became what it is
 * @param name that a browser saves it under
 */
public record FileAnswer(Path plain, Path gzip, String tag, String contentType, Instant changedAt, String name) {}
