package fr.voix.site.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.page.ServedFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reads what is in {@code web/widget} and {@code web/client}. Pages of others name a version of {@code embed.js} by its hash, for years: each that
 * was ever published stays a file in {@code versions/}, the present one among them.
 */
@Singleton
public class WidgetFileReader implements ServedFiles {

    private static final String JAVASCRIPT = "text/javascript;charset=utf-8";
    private static final String CSS = "text/css;charset=utf-8";
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}");
    private static final int VERSION_BYTES = 6;

    private final WidgetFile script = read("widget/embed.js", JAVASCRIPT).orElseThrow();
    private final WidgetFile client = read("client/voix.js", JAVASCRIPT).orElseThrow();
    private final WidgetFile clientTypes =
            read("client/voix.d.ts", "text/plain;charset=utf-8").orElseThrow();
    private final WidgetFile frameScript =
            withClient(read("widget/frame.js", JAVASCRIPT).orElseThrow(), client);
    private final WidgetFile frameStyle = read("widget/frame.css", CSS).orElseThrow();
    private final WidgetFile viewScript = read("widget/view.js", JAVASCRIPT).orElseThrow();
    private final WidgetFile viewStyle = read("widget/view.css", CSS).orElseThrow();
    private final ConcurrentHashMap<String, WidgetFile> versions = new ConcurrentHashMap<>();

    @Override
    public Map<String, byte[]> byAddress() {
        return Map.of(
                WidgetAddresses.SCRIPT, script.content(),
                WidgetAddresses.FRAME_SCRIPT, frameScript.content(),
                WidgetAddresses.FRAME_STYLE, frameStyle.content(),
                WidgetAddresses.VIEW_SCRIPT, viewScript.content(),
                WidgetAddresses.VIEW_STYLE, viewStyle.content(),
                WidgetAddresses.CLIENT, client.content());
    }

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
                        former -> read("widget/versions/embed-" + former + ".js", JAVASCRIPT)
                                .orElse(null)))
                : Optional.empty();
    }

    /** What programs of others import. */
    WidgetFile client() {
        return client;
    }

    WidgetFile clientTypes() {
        return clientTypes;
    }

    WidgetFile frameScript() {
        return frameScript;
    }

    WidgetFile frameStyle() {
        return frameStyle;
    }

    WidgetFile viewScript() {
        return viewScript;
    }

    WidgetFile viewStyle() {
        return viewStyle;
    }

    private static Optional<WidgetFile> read(String path, String contentType) {
        try (var in = WidgetFileReader.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                return Optional.empty();
            }
            return Optional.of(file(in.readAllBytes(), contentType));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** It names the very version that it was written for, so that the two are never of different days. */
    private static WidgetFile withClient(WidgetFile script, WidgetFile client) {
        String source = new String(script.content(), UTF_8);
        String address = "'" + WidgetAddresses.CLIENT + "'";
        if (!source.contains(address)) {
            throw new IllegalStateException("frame.js does not import " + address);
        }
        String versioned =
                source.replace(address, "'" + WidgetAddresses.versioned(WidgetAddresses.CLIENT, client) + "'");
        return file(versioned.getBytes(UTF_8), script.contentType());
    }

    private static WidgetFile file(byte[] content, String contentType) {
        return new WidgetFile(
                content,
                contentType,
                HexFormat.of().formatHex(digest("SHA-256", content), 0, VERSION_BYTES),
                "sha384-" + Base64.getEncoder().encodeToString(digest("SHA-384", content)));
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
