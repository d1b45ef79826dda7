package fr.voix.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * The bytes of a page, the same for everyone, with their gzip form; or the address where the page is.
 *
 * @param tag what the ETag is made of
 * @param location null for a page itself
 */
record RenderedPage(byte[] plain, byte[] gzip, String tag, String location) {

    private static final byte[] NOTHING = {};

    static RenderedPage of(byte[] plain) {
        return new RenderedPage(plain, gzip(plain), tag(plain), null);
    }

    static RenderedPage at(String location) {
        return new RenderedPage(NOTHING, NOTHING, tag(location.getBytes(StandardCharsets.UTF_8)), location);
    }

    int weight() {
        return plain.length + gzip.length + 200;
    }

    String etag(boolean isGzip) {
        return '"' + tag + (isGzip ? "-g" : "") + '"';
    }

    /** Whether {@code If-None-Match} names this page in either form; a cache may have weakened it. */
    boolean matches(String ifNoneMatch) {
        for (var named : ifNoneMatch.split(",")) {
            var candidate = named.strip().replaceFirst("^W/", "");
            if (candidate.equals("*") || candidate.equals(etag(false)) || candidate.equals(etag(true))) {
                return true;
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
