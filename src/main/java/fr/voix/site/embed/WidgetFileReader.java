package fr.voix.site.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads what is in {@code web/widget} and {@code web/client}. */
@Singleton
class WidgetFileReader {

    private static final String JAVASCRIPT = "text/javascript;charset=utf-8";
    private static final String CSS = "text/css;charset=utf-8";
    private static final int VERSION_BYTES = 6;

    private final WidgetFile script = read("widget/embed.js", JAVASCRIPT);
    private final WidgetFile client = read("client/voix.js", JAVASCRIPT);
    private final WidgetFile clientTypes = read("client/voix.d.ts", "text/plain;charset=utf-8");
    private final WidgetFile frameScript = withClient(read("widget/frame.js", JAVASCRIPT), client);
    private final WidgetFile frameStyle = read("widget/frame.css", CSS);

    /** What pages of others load. */
    WidgetFile script() {
        return script;
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

    private static WidgetFile read(String path, String contentType) {
        try (var in = WidgetFileReader.class.getClassLoader().getResourceAsStream(path)) {
            return file(in.readAllBytes(), contentType);
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
        return new WidgetFile(content, contentType, HexFormat.of().formatHex(digest(content), 0, VERSION_BYTES));
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
