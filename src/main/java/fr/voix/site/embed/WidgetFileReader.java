package fr.voix.site.embed;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reads what is in {@code web/widget}. Pages of others name a version of {@code embed.js} by its hash, for years: each that
 * was ever published stays a file in {@code versions/}, the present one among them.
 */
@Singleton
class WidgetFileReader {

    private static final String FOLDER = "widget/";
    private static final String JAVASCRIPT = "text/javascript;charset=utf-8";
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}");
    private static final int VERSION_BYTES = 6;

    private final WidgetFile script = read("embed.js", JAVASCRIPT).orElseThrow();
    private final WidgetFile frameScript = read("frame.js", JAVASCRIPT).orElseThrow();
    private final WidgetFile frameStyle =
            read("frame.css", "text/css;charset=utf-8").orElseThrow();
    private final ConcurrentHashMap<String, WidgetFile> versions = new ConcurrentHashMap<>();

    /** What pages of others load. */
    WidgetFile script() {
        return script;
    }

    /** A version of it, of today or of former times. */
    Optional<WidgetFile> script(String version) {
        if (version.equals(script.version())) {
            return Optional.of(script);
        }
        return VERSION.matcher(version).matches()
                ? Optional.ofNullable(versions.computeIfAbsent(
                        version,
                        former -> read("versions/embed-" + former + ".js", JAVASCRIPT)
                                .orElse(null)))
                : Optional.empty();
    }

    WidgetFile frameScript() {
        return frameScript;
    }

    WidgetFile frameStyle() {
        return frameStyle;
    }

    private static Optional<WidgetFile> read(String path, String contentType) {
        try (var in = WidgetFileReader.class.getClassLoader().getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            return Optional.of(new WidgetFile(
                    content,
                    contentType,
                    HexFormat.of().formatHex(digest("SHA-256", content), 0, VERSION_BYTES),
                    "sha384-" + Base64.getEncoder().encodeToString(digest("SHA-384", content))));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
