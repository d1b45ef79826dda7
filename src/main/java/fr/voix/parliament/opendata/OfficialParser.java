package fr.voix.parliament.opendata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parses official JSON from memory into normalised {@link OfficialNode}s, within limits. */
final class OfficialParser {

    /** Longest text seen officially: 143,052 characters. */
    private static final int MAX_TEXT = 1_000_000;

    private static final int MAX_DEPTH = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_TEXT)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(500)
                    .maxNumberLength(100)
                    .build())
            .build();

    private OfficialParser() {}

    static OfficialNode parse(byte[] json) throws RefusedException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new RefusedException("empty file");
            }
            OfficialNode node = read(parser);
            if (parser.nextToken() != null) {
                throw new RefusedException("more than one JSON value");
            }
            return node;
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " (byte " + e.getLocation().getByteOffset() + ")";
            throw new RefusedException("not valid JSON: " + firstLine(e.getOriginalMessage()) + where);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    private static OfficialNode read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readElement(parser);
            case START_ARRAY -> readRepeated(parser);
            case VALUE_NULL -> OfficialNode.ABSENT;
            default -> text(parser.getText());
        };
    }

    private static OfficialNode readElement(JsonParser parser) throws IOException {
        Map<String, OfficialNode> children = new HashMap<>();
        String text = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals("#text")) {
                text = parser.getText();
            } else if (key.startsWith("@")) {
                parser.skipChildren();
            } else {
                OfficialNode child = read(parser);
                if (!child.isAbsent()) {
                    children.put(key, child);
                }
            }
        }
        if (text != null) {
            return text(text);
        }
        return children.isEmpty() ? OfficialNode.ABSENT : new OfficialNode.Element(children);
    }

    private static OfficialNode readRepeated(JsonParser parser) throws IOException {
        List<OfficialNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            OfficialNode item = read(parser);
            if (!item.isAbsent()) {
                items.add(item);
            }
        }
        return items.isEmpty() ? OfficialNode.ABSENT : new OfficialNode.Repeated(items);
    }

    /** Without NUL, which PostgreSQL cannot store, and without what turns the direction of all that stands behind it. */
    private static OfficialNode text(String value) {
        StringBuilder clean = null;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isUnfit = c == '\0' || c == '\u061c' || c >= '\u200e' && c <= '\u2069' && isTurning(c);
            if (isUnfit && clean == null) {
                clean = new StringBuilder(value.length()).append(value, 0, i);
            } else if (!isUnfit && clean != null) {
                clean.append(c);
            }
        }
        String text = clean == null ? value : clean.toString();
        return text.isEmpty() ? OfficialNode.ABSENT : new OfficialNode.Text(text);
    }

    private static boolean isTurning(char c) {
        return c <= '\u200f' || c >= '\u202a' && c <= '\u202e' || c >= '\u2066';
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
