package fr.voix.site.reference;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON as people read it: what is short on one line, the rest indented. */
final class JsonText {

    private static final int LINE = 64;

    private JsonText() {}

    static String of(Object value) {
        return write(value, "");
    }

    private static String write(Object value, String indent) {
        var compact = compact(value);
        if (indent.length() + compact.length() <= LINE || !(value instanceof Map || value instanceof List)) {
            return compact;
        }
        var deeper = indent + "  ";
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> deeper + quoted(entry.getKey()) + ": " + write(entry.getValue(), deeper))
                    .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
        }
        return ((List<?>) value)
                .stream()
                        .map(item -> deeper + write(item, deeper))
                        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }

    private static String compact(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + compact(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(JsonText::compact).collect(Collectors.joining(", ", "[", "]"));
            case String text -> quoted(text);
            case null -> "null";
            default -> value.toString();
        };
    }

    private static String quoted(Object text) {
        return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
