package fr.voix.site.reference;

import static fr.voix.site.reference.ApiDocument.asMap;
import static fr.voix.site.reference.ApiDocument.map;
import static fr.voix.site.reference.ApiDocument.text;

import fr.voix.base.text.Link;
import fr.voix.site.reference.ApiDocument.Operation;
import fr.voix.site.reference.ReferencePage.Entry;
import fr.voix.site.reference.ReferencePage.Example;
import fr.voix.site.reference.ReferencePage.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes one operation of the document as a reader of the page sees it. */
record EntryWriter(ApiDocument document, ReferenceWording w, String origin) {

    Entry entry(Operation operation) {
        var english = text(operation.tree(), "description");
        var said = w.said(operation.id(), english);
        var end = firstSentence(said);
        return new Entry(
                operation.id(),
                operation.method().toUpperCase(java.util.Locale.ROOT),
                operation.path(),
                said.substring(0, end).replaceFirst("\\.$", ""),
                Prose.of(said.substring(end).strip()),
                operation.parameters().stream()
                        .map(document::resolve)
                        .map(parameter -> new FieldWriter(w).parameter(operation.id(), parameter))
                        .toList(),
                answers(operation),
                operation.isRead() ? new Example(w.t("request"), curl(operation)) : null,
                example(w.t("body"), map(operation.tree(), "requestBody")),
                example(w.t("answer"), map(operation.responses(), "200")));
    }

    private static int firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text.length() : end + 1;
    }

    /** Those of its own; the others are the same everywhere. */
    private List<Field> answers(Operation operation) {
        return operation.responses().entrySet().stream()
                .filter(answer -> !answer.getKey().equals("default"))
                .map(answer -> {
                    var response = document.resolve(asMap(answer.getValue()));
                    return new Field(
                            answer.getKey(), "", shape(response), Prose.of(w.t("status." + answer.getKey())), "");
                })
                .toList();
    }

    private static Link shape(Map<String, Object> response) {
        return response.get("content") instanceof Map<?, ?> content
                ? content.values().stream()
                        .map(body -> FieldWriter.link(map(asMap(body), "schema")))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private String curl(Operation operation) {
        var address = operation.path();
        for (var parameter : operation.parameters()) {
            var resolved = document.resolve(parameter);
            address = address.replace("{" + text(resolved, "name") + "}", text(resolved, "example"));
        }
        var query = operation.parameters().stream()
                .filter(parameter -> text(parameter, "in").equals("query") && parameter.containsKey("example"))
                .map(parameter -> text(parameter, "name") + "=" + text(parameter, "example"))
                .collect(java.util.stream.Collectors.joining("&"));
        return "curl '" + origin + address + (query.isEmpty() ? "" : "?" + query) + "'";
    }

    private static Example example(String title, Map<String, Object> message) {
        Stream<Object> bodies = message.get("content") instanceof Map<?, ?> content
                ? content.values().stream().map(Object.class::cast)
                : Stream.of();
        return bodies.map(body -> asMap(body).get("example"))
                .filter(Objects::nonNull)
                .map(example -> new Example(title, example instanceof String text ? text : JsonText.of(example)))
                .findFirst()
                .orElse(null);
    }

    /** JSON as people read it: what is short on one line, the rest indented. */
    private static final class JsonText {

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
            return '"'
                    + text.toString()
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                    + '"';
        }
    }
}
