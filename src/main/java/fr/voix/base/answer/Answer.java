package fr.voix.base.answer;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * An answer that is the same for everyone: its bytes, plain and as gzip, or the address to which it redirects.
 *
 * @param tag what the ETag is made of
 * @param contentType null for a redirect
 * @param isForAnyOrigin whether pages of other sites may read it
 * @param location null for an answer with bytes
 * @param isMovedForGood whether the redirect is permanent
 * @param headers further headers; they replace the general ones of the same name
 */
public record Answer(
        byte[] plain,
        byte[] gzip,
        String tag,
        @Nullable String contentType,
        boolean isForAnyOrigin,
        @Nullable String location,
        boolean isMovedForGood,
        Map<String, String> headers) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** Shared caches may keep an answer for a second, as this service does; browsers ask every time. */
    static final String CACHING = "public, max-age=0, s-maxage=1, must-revalidate";

    private static final int WEIGHT_OF_THE_REST = 2_000;
    private static final byte[] NOTHING = {};

    public static Answer html(byte[] bytes) {
        return of("text/html;charset=utf-8", bytes);
    }

    /** JSON of the open API, which any page may read. */
    public static Answer json(byte[] bytes) {
        return of("application/json", bytes).forAnyOrigin();
    }

    /** A feed, which any page may read. */
    public static Answer atom(byte[] bytes) {
        return of("application/atom+xml;charset=utf-8", bytes).forAnyOrigin();
    }

    /** Any kind of text, which compresses well. */
    public static Answer of(String contentType, byte[] bytes) {
        return new Answer(bytes, gzip(bytes), tag(bytes), contentType, false, null, false, Map.of());
    }

    /** An answer that is compressed already, such as a PNG. */
    public static Answer compressed(String contentType, byte[] bytes) {
        return new Answer(bytes, bytes, tag(bytes), contentType, false, null, false, Map.of());
    }

    /** This answer, which pages of other sites may read as well. */
    public Answer forAnyOrigin() {
        return new Answer(plain, gzip, tag, contentType, true, location, isMovedForGood, headers);
    }

    /** This answer with an ETag that changes with these bytes alone. */
    Answer taggedBy(byte[] bytes) {
        return new Answer(plain, gzip, tag(bytes), contentType, isForAnyOrigin, location, isMovedForGood, headers);
    }

    /** This answer with this header, which replaces our header of that name if there is one. */
    public Answer with(String name, String value) {
        var changed = new HashMap<>(headers);
        changed.put(name, value);
        return new Answer(plain, gzip, tag, contentType, isForAnyOrigin, location, isMovedForGood, changed);
    }

    public static Answer at(String location) {
        return elsewhere(location, false);
    }

    /** A permanent redirect. */
    public static Answer movedTo(String location) {
        return elsewhere(location, true);
    }

    private static Answer elsewhere(String location, boolean isMovedForGood) {
        return new Answer(
                NOTHING,
                NOTHING,
                tag(location.getBytes(StandardCharsets.UTF_8)),
                null,
                false,
                location,
                isMovedForGood,
                Map.of());
    }

    /** The {@code Cache-Control} of this answer. */
    String caching() {
        return headers.getOrDefault(HttpHeaders.CACHE_CONTROL, CACHING);
    }

    /** Whether there is a gzip form. */
    boolean isCompressible() {
        return plain != gzip;
    }

    byte[] bytes(boolean isGzip) {
        return isGzip ? gzip : plain;
    }

    /** Approximate bytes in memory, with the headers that are kept beside it. */
    int weight() {
        return plain.length + gzip.length + WEIGHT_OF_THE_REST;
    }

    String etag(boolean isGzip) {
        return '"' + tag + (isGzip ? "-g" : "") + '"';
    }

    /** Whether {@code If-None-Match} names this answer in either form. */
    boolean matches(String ifNoneMatch) {
        return isNamed(ifNoneMatch, etag(false), etag(true));
    }

    /** Whether {@code If-None-Match} names one of these; a cache may have weakened it. */
    static boolean isNamed(String ifNoneMatch, String... etags) {
        for (String named : ifNoneMatch.split(",")) {
            String candidate = named.strip().replaceFirst("^W/", "");
            if (candidate.equals("*") || List.of(etags).contains(candidate)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an {@code Accept-Encoding} takes gzip. */
    public static boolean acceptsGzip(@Nullable String encodings) {
        if (encodings == null) {
            return false;
        }
        for (String encoding : encodings.split(",")) {
            String[] parts = encoding.split(";", 2);
            if (parts[0].strip().equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !parts[1].strip().matches("(?i)q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }

    private static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] plain) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain), 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
