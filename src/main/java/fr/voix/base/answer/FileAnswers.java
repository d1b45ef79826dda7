package fr.voix.base.answer;

import fr.voix.base.load.Pressure;
import fr.voix.base.load.Rest;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers with a file from disk, for any origin: streamed, never whole in memory, with conditional requests and ranges. Ranges
 * are our own code because the framework's file answer serves a suffix range from the start of the file. While votes queue, all
 * readers together get a limited number of kilobytes a second.
 */
@Singleton
public class FileAnswers {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;
    private static final String CACHING = "public, max-age=0, must-revalidate";
    private static final long NANOS_OF_A_KILOBYTE_A_SECOND = 1_000_000;

    private final Rest rest;
    private final int besideVotes;
    private final ReentrantLock turn = new ReentrantLock(true);

    @Inject
    FileAnswers(
            @Property(name = "voix.exports.beside-votes", defaultValue = "500") int besideVotes, Pressure pressure) {
        this(besideVotes, new Rest(pressure));
    }

    /** @param besideVotes kilobytes a second while votes queue */
    FileAnswers(int besideVotes, Rest rest) {
        this.rest = rest;
        if (besideVotes < 1) {
            throw new ConfigurationException("VOIX_EXPORTS_BESIDE_VOTES: at least 1 kilobyte a second");
        }
        this.besideVotes = besideVotes;
    }

    /** Empty when the file no longer exists. */
    public Optional<HttpResponse<?>> answer(HttpRequest<?> request, FileAnswer file) {
        boolean isGzip = Answer.acceptsGzip(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING));
        String etag = '"' + file.tag() + (isGzip ? "-g" : "") + '"';
        if (isKnown(request, file, etag)) {
            return Optional.of(common(HttpResponse.notModified(), file, etag));
        }
        try {
            return Optional.of(content(request, file, etag, isGzip));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<?> content(HttpRequest<?> request, FileAnswer file, String etag, boolean isGzip)
            throws IOException {
        Path path = isGzip ? file.gzip() : file.plain();
        long length = Files.size(path);
        ByteRange range = isRangeAsked(request, file, etag)
                ? ByteRange.of(request.getHeaders().get(HttpHeaders.RANGE), length)
                : new ByteRange.Whole();
        if (request.getMethod() == HttpMethod.HEAD) {
            return common(head(length, file, isGzip), file, etag);
        }
        MutableHttpResponse<?> response = switch (range) {
            case ByteRange.Whole whole -> body(HttpStatus.OK, path, 0, length, file);
            case ByteRange.Part part ->
                body(HttpStatus.PARTIAL_CONTENT, path, part.first(), part.length(), file)
                        .header(HttpHeaders.CONTENT_RANGE, "bytes " + part.first() + "-" + part.last() + "/" + length);
            case ByteRange.Beyond beyond ->
                HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                        .header(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
        };
        if (isGzip && !(range instanceof ByteRange.Beyond)) {
            response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return common(response, file, etag);
    }

    /** Opens no file, since after a HEAD nothing would close it. */
    private static MutableHttpResponse<?> head(long length, FileAnswer file, boolean isGzip) {
        MutableHttpResponse<?> response = HttpResponse.ok()
                .header(HttpHeaders.CONTENT_LENGTH, Long.toString(length))
                .header(HttpHeaders.CONTENT_TYPE, file.contentType());
        return isGzip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
    }

    private MutableHttpResponse<?> body(HttpStatus status, Path path, long first, long length, FileAnswer file) {
        return HttpResponse.status(status)
                .body(new StreamedFile(
                        new FilePart(path, first, length, this::pace), MediaType.of(file.contentType()), 0, length))
                .header(HttpHeaders.CONTENT_TYPE, file.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + '"');
    }

    private void pace(int bytes) {
        // one reader at a time: each waits for the bytes of the reader before it
        turn.lock();
        try {
            rest.take();
            rest.owe(bytes * NANOS_OF_A_KILOBYTE_A_SECOND / besideVotes);
        } finally {
            turn.unlock();
        }
    }

    private static MutableHttpResponse<?> common(MutableHttpResponse<?> response, FileAnswer file, String etag) {
        return response.header(HttpHeaders.ETAG, etag)
                .header(
                        HttpHeaders.LAST_MODIFIED,
                        HTTP_DATE.format(file.changedAt().atOffset(ZoneOffset.UTC)))
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(
                        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                        "Content-Length, Content-Range, ETag, Accept-Ranges, Retry-After");
    }

    private static boolean isKnown(HttpRequest<?> request, FileAnswer file, String etag) {
        String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        if (known != null) {
            return Answer.isNamed(known, etag);
        }
        Instant since = date(request.getHeaders().get(HttpHeaders.IF_MODIFIED_SINCE));
        return since != null && !seconds(file.changedAt()).isAfter(since);
    }

    /** A range is sent only when {@code If-Range} is absent or names this file. */
    private static boolean isRangeAsked(HttpRequest<?> request, FileAnswer file, String etag) {
        if (request.getMethod() != HttpMethod.GET) {
            return false;
        }
        String condition = request.getHeaders().get(HttpHeaders.IF_RANGE);
        return condition == null || condition.strip().equals(etag);
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    @Nullable
    private static Instant date(@Nullable String header) {
        try {
            return header == null ? null : Instant.from(HTTP_DATE.parse(header.strip()));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
