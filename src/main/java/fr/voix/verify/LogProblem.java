package fr.voix.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a service says when it does not answer (RFC 9457); of interest is only that figures are withheld, and why. */
final class LogProblem {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String CONTRADICTED = "/api/v1/problems/contradicted";
    private static final int MOST_SHOWN = 100;

    private LogProblem() {}

    /** What is contradicted, as a sentence; empty for every other problem, and for what is none. */
    static Optional<String> contradiction(byte[] body) {
        try {
            Map<String, String> fields = fields(body);
            return CONTRADICTED.equals(fields.get("type"))
                    ? Optional.of(
                            "the service withholds this urn, since it contradicts what was published or its own leaves"
                                    + tree(fields, "published") + tree(fields, "found"))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Nothing where the service does not say it: an urn may contradict its own leaves alone. */
    private static String tree(Map<String, String> fields, String name) {
        String size = fields.get(name + ".size");
        String root = fields.get(name + ".root");
        return size == null ? "" : "; " + name + ": " + size + " leaves" + (root == null ? "" : ", root " + root);
    }

    /** Strings and numbers by name, those of an object inside behind its name and a point. */
    private static Map<String, String> fields(byte[] body) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, "", fields);
            }
        }
        return fields;
    }

    private static void read(JsonParser parser, String prefix, Map<String, String> fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && prefix.isEmpty()) {
                read(parser, name + ".", fields);
            } else if (token.isScalarValue()) {
                fields.put(name, shown(parser.getText()));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static String shown(String text) {
        return (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) : text).replaceAll("\\p{Cntrl}", "?");
    }
}
