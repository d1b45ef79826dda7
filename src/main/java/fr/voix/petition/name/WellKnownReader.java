package fr.voix.petition.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads whose names moderators look at first, beside those of parliament: {@code well-known.txt}. */
final class WellKnownReader {

    private WellKnownReader() {}

    static List<String> names() {
        try (var in = WellKnownReader.class.getResourceAsStream("well-known.txt")) {
            if (in == null) {
                throw new IllegalStateException("no well-known.txt in the service");
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
