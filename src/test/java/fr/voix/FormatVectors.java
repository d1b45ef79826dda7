package fr.voix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The vectors of the page of formats, as its readers find them. */
public final class FormatVectors {

    public static final Path PAGE = Path.of("src/docs/formats.md").toAbsolutePath();

    private static final Pattern VECTOR = Pattern.compile("(?ms)^```json vector ([a-z-]+)\n(.*?)\n```$");
    private static final Map<String, JsonNode> ALL = read();

    private FormatVectors() {}

    private static Map<String, JsonNode> read() {
        var json = new ObjectMapper();
        var all = new TreeMap<String, JsonNode>();
        try {
            var found = VECTOR.matcher(Files.readString(PAGE));
            while (found.find()) {
                all.put(found.group(1), json.readTree(found.group(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    public static JsonNode of(String name) {
        var vector = ALL.get(name);
        if (vector == null) {
            throw new IllegalArgumentException("The page has no vector " + name);
        }
        return vector;
    }

    /** Leaves of which the last contradicts the others. */
    public record Contradicting(String why, String uid, List<String> leaves) {}

    public static List<Contradicting> contradictions() {
        var vector = of("contradictions");
        var lines = vector.get("lines");
        var cases = new ArrayList<Contradicting>();
        vector.get("cases").forEach(one -> {
            var leaves = texts(one.get("leaves")).stream()
                    .map(leaf -> lines.has(leaf) ? lines.get(leaf).asText() : leaf)
                    .toList();
            var uid = one.has("uid") ? one.get("uid") : vector.get("uid");
            cases.add(new Contradicting(one.get("why").asText(), uid.asText(), leaves));
        });
        return cases;
    }

    /** The texts of a list. */
    public static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The text of a field, or null where the vector has null. */
    public static String text(JsonNode vector, String field) {
        return vector.get(field).isNull() ? null : vector.get(field).asText();
    }
}
