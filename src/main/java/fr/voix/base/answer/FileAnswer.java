package fr.voix.base.answer;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is the same for everyone; its content never changes under the same tag.
 *
 * @param gzip the same compressed
 * @param tag what the ETag is made of
 * @param changedAt when its content last changed
 * @param name under which a browser saves it
 */
public record FileAnswer(Path plain, Path gzip, String tag, String contentType, Instant changedAt, String name) {}
