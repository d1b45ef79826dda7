package fr.voix.theme.suggestion;

import fr.voix.base.secret.Sha256;
import fr.voix.base.text.ListReader;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Lists in the jar: official hints, and words that name a subject. */
@Singleton
class ResourceReader {

    private static final String HINTS = "hints.csv";
    private static final String WORDS = "words.txt";
    private static final int METHOD_BYTES = 8;

    private final Hints hints =
            new Hints(lines(text(HINTS)).stream().map(ResourceReader::hint).toList());

    private final SubjectWords words =
            SubjectWords.of(text(WORDS).lines().filter(line -> !line.isBlank() && !line.startsWith("#")));

    SubjectWords words() {
        return words;
    }

    Hints hints() {
        return hints;
    }

    /** The name of the method; it changes with the lists and the computation. */
    String method() {
        byte[] hash = Sha256.hash((text(HINTS) + text(WORDS)).getBytes(StandardCharsets.UTF_8));
        return Suggester.VERSION + "-" + HexFormat.of().formatHex(hash, 0, METHOD_BYTES);
    }

    private static Hint hint(String line) {
        String[] fields = fields(line, 4);
        return Hint.of(
                Hint.Kind.valueOf(fields[0].toUpperCase(Locale.ROOT)),
                fields[1],
                Hint.Weight.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                List.of(fields[3].split(" ")));
    }

    private static String[] fields(String line, int expected) {
        String[] fields = line.split(",", -1);
        if (fields.length != expected) {
            throw new IllegalStateException("Not " + expected + " fields: " + line);
        }
        return fields;
    }

    /** Lines without comments and the header. */
    private static List<String> lines(String list) {
        return list.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .toList();
    }

    private static String text(String resource) {
        return ListReader.text(ResourceReader.class, resource);
    }
}
