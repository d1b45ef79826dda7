package fr.voix.http;

import io.micronaut.core.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * The bytes of an answer that is the same for everyone, plain and as gzip; or the address where the answer is.
 *
 * @param tag what the ETag is made of
 * @param contentType null for a redirect
 * @param isForAnyOrigin whether pages of other sites may read it
 * @param location null for an answer itself
 * @param isMovedForGood whether the old address need not be asked again
 */
public record Answer(
        byte[] plain,
        byte[] gzip,
        String tag,
        @Nullable String contentType,
        boolean isForAnyOrigin,
        @Nullable String location,
        boolean isMovedForGood) {

    /** Shared caches may keep an answer for a second, as this service does; browsers ask every time. */
    static final String CACHING = "public, max-age=0, s-maxage=1, must-revalidate";

    private static final int WEIGHT_OF_THE_REST = 2_000;
    private static final byte[] NOTHING = {};

    public static Answer html(byte[] bytes) {
        return new Answer(bytes, gzip(bytes), tag(bytes), "text/html;charset=utf-8", false, null, false);
    }

    /** JSON of the open API, which any page may read. */
    public static Answer json(byte[] bytes) {
        return new Answer(bytes, gzip(bytes), tag(bytes), "application/json", true, null, false);
    }

    /** A feed, which any page may read. */
    public static Answer atom(byte[] bytes) {
        return new Answer(bytes, gzip(bytes), tag(bytes), "application/atom+xml;charset=utf-8", true, null, false);
    }

    public static Answer at(String location) {
        return elsewhere(location, false);
    }

    /** What is asked for has another address now. */
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
                isMovedForGood);
    }

    byte[] bytes(boolean isGzip) {
        return isGzip ? gzip : plain;
    }

    /** With the headers that are kept ready beside it. */
    int weight() {
        return plain.length + gzip.length + WEIGHT_OF_THE_REST;
    }

    String etag(boolean isGzip) {
        return '"' + tag + (isGzip ? "-g" : "") + '"';
    }

    /** Whether {@code If-None-Match} names this answer in either form; a cache may have weakened it. */
    boolean matches(String ifNoneMatch) {
        for (String named : ifNoneMatch.split(",")) {
            String candidate = named.strip().replaceFirst("^W/", "");
            if (candidate.equals("*") || candidate.equals(etag(false)) || candidate.equals(etag(true))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an {@code Accept-Encoding} takes gzip. */
    static boolean acceptsGzip(@Nullable String encodings) {
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
