package fr.voix.base.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this release, as written by the build. */
public final class ReleaseReader {

    private static final String VERSION = read();

    private ReleaseReader() {}

    public static String version() {
        return VERSION;
    }

    private static String read() {
        try (InputStream file = ReleaseReader.class.getResourceAsStream("/release.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
