package fr.voix.site.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The document of the API (OpenAPI 3.1) as a tree of maps and lists, and what is read out of it. */
record ApiDocument(Map<String, Object> tree) {

    static final String FOLDER = "/api/v1/";

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    /** One operation; its tree may be changed. */
    record Operation(String path, String method, Map<String, Object> tree) {

        String id() {
            return text(tree, "operationId");
        }

        String tag() {
            return ((List<?>) tree.get("tags")).getFirst().toString();
        }

        boolean isRead() {
            return method.equals("get");
        }

        boolean hasBody() {
            return tree.containsKey("requestBody");
        }

        List<Map<String, Object>> parameters() {
            return maps(tree.get("parameters"));
        }

        Map<String, Object> responses() {
            return map(tree, "responses");
        }
    }

    List<Operation> operations() {
        var found = new ArrayList<Operation>();
        map(tree, "paths")
                .forEach((path, item) -> METHODS.stream()
                        .filter(asMap(item)::containsKey)
                        .forEach(method -> found.add(new Operation(path, method, map(asMap(item), method)))));
        return found;
    }

    Map<String, Object> schemas() {
        return map(map(tree, "components"), "schemas");
    }

    /** What a reference in this document stands for, or the thing itself. */
    Map<String, Object> resolve(Map<String, Object> thing) {
        var reference = thing.get("$ref");
        if (reference == null) {
            return thing;
        }
        var found = tree;
        for (String part : reference.toString().substring(2).split("/")) {
            found = map(found, part);
        }
        return found;
    }

    /** The last part of a reference, which is the name of what it stands for. */
    static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    static String text(Map<String, Object> tree, String key) {
        return tree.get(key) == null ? "" : tree.get(key).toString();
    }

    /** The map under a key; an empty one is put there when there is none. */
    static Map<String, Object> map(Map<String, Object> tree, String key) {
        return asMap(tree.computeIfAbsent(key, absent -> new java.util.LinkedHashMap<String, Object>()));
    }

    static List<Map<String, Object>> maps(Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(ApiDocument::asMap).toList();
    }

    @SuppressWarnings("unchecked") // a document has no keys but texts
    static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
