package fr.voix.site.reference;

import static fr.voix.site.reference.ApiDocument.asMap;
import static fr.voix.site.reference.ApiDocument.map;
import static fr.voix.site.reference.ApiDocument.text;

import fr.voix.site.reference.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes the document that is published of what the compiler wrote from the code: leaves out what is not the API, and adds what
 * holds for all operations, so that no controller has to say it.
 *
 * @param common what the document says beside the code; not changed
 */
record DocumentCompletion(Map<String, Object> common, Predicate<Operation> isPersonal) {

    /** Whatever is about one scrutin or petition. */
    private static final Pattern HIDEABLE = Pattern.compile("/(scrutins|petitions)/\\{");

    /** @param written is used up */
    ApiDocument complete(Map<String, Object> written, String origin) {
        SchemaRepair.repair(written);
        var tree = new LinkedHashMap<>(common);
        tree.put("servers", List.of(new LinkedHashMap<>(Map.of("url", origin))));
        asMap(tree.computeIfPresent("externalDocs", (key, docs) -> new LinkedHashMap<>(asMap(docs))))
                .computeIfPresent("url", (key, path) -> origin + path);
        var paths = map(written, "paths");
        paths.keySet().removeIf(path -> !path.startsWith(ApiDocument.FOLDER));
        tree.put("paths", paths);
        var components = new LinkedHashMap<>(map(common, "components"));
        components.put("schemas", map(map(written, "components"), "schemas"));
        tree.put("components", components);
        var document = new ApiDocument(tree);
        document.operations().forEach(this::complete);
        dropUnused(document);
        return document;
    }

    private void complete(Operation operation) {
        completeParameters(operation);
        Map<String, Object> responses = operation.responses();
        responses.replaceAll((status, response) -> answer(operation, status, asMap(response)));
        boolean isPublicRead = operation.isRead() && !isPersonal.test(operation);
        if (isPublicRead) {
            responses.put("304", reference("responses", "NotModified"));
        }
        responses.putIfAbsent("400", reference("responses", "Malformed"));
        if (!operation.isRead()) {
            responses.putIfAbsent("403", reference("responses", "Forbidden"));
        }
        if (operation.path().contains("{") && (isPublicRead || !operation.isRead())) {
            responses.putIfAbsent("404", reference("responses", "NotFound"));
        }
        if (isPublicRead && HIDEABLE.matcher(operation.path()).find()) {
            responses.putIfAbsent("410", reference("responses", "Gone"));
        }
        if (operation.hasBody()) {
            responses.putIfAbsent("413", reference("responses", "TooLarge"));
            responses.putIfAbsent("415", reference("responses", "UnsupportedMediaType"));
        }
        responses.putIfAbsent("429", reference("responses", "TooManyRequests"));
        responses.putIfAbsent("503", reference("responses", "Unavailable"));
        responses.put("default", reference("responses", "Problem"));
        var sorted = new java.util.TreeMap<>(responses);
        responses.clear();
        responses.putAll(sorted);
    }

    private static void completeParameters(Operation operation) {
        var completed = new ArrayList<Map<String, Object>>();
        for (var parameter : operation.parameters()) {
            if (text(parameter, "name").equals("uid")) {
                completed.add(reference("parameters", "uid"));
                continue;
            }
            var schema = map(parameter, "schema");
            SchemaRepair.dropNull(schema);
            parameter.remove("explode");
            if (schema.containsKey("default")) {
                parameter.remove("required");
            }
            completed.add(parameter);
        }
        if (!completed.isEmpty()) {
            operation.tree().put("parameters", completed);
        }
    }

    /** With the headers of its kind; one that is described elsewhere stays a mere reference. */
    private Map<String, Object> answer(Operation operation, String status, Map<String, Object> response) {
        if (response.get("$ref") instanceof String reference) {
            return reference("responses", ApiDocument.name(reference));
        }
        if (text(response, "description").endsWith(" response")) {
            response.put("description", "What was asked for.");
        }
        var headers = map(response, "headers");
        if (operation.isRead() && status.equals("200") && !isPersonal.test(operation)) {
            headers.put("ETag", reference("headers", "ETag"));
            headers.put("Access-Control-Allow-Origin", reference("headers", "AllowOrigin"));
            if (operation.parameters().stream()
                    .anyMatch(parameter -> text(parameter, "name").equals("after"))) {
                headers.put("Link", reference("headers", "Link"));
            }
        }
        headers.put("Cache-Control", reference("headers", "CacheControl"));
        headers.put("RateLimit-Policy", reference("headers", "RateLimitPolicy"));
        headers.put("RateLimit", reference("headers", "RateLimit"));
        return response;
    }

    private static Map<String, Object> reference(String kind, String name) {
        var reference = new LinkedHashMap<String, Object>();
        reference.put("$ref", "#/components/" + kind + "/" + name);
        return reference;
    }

    private static void dropUnused(ApiDocument document) {
        Set<String> used = new LinkedHashSet<>();
        collect(document, document.tree().get("paths"), used);
        var components = map(document.tree(), "components");
        components.forEach((kind, named) -> {
            if (!kind.equals("securitySchemes")) {
                asMap(named).keySet().removeIf(name -> !used.contains("#/components/" + kind + "/" + name));
            }
        });
    }

    private static void collect(ApiDocument document, Object tree, Set<String> used) {
        if (tree instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference && used.add(reference)) {
                collect(document, document.resolve(asMap(map)), used);
            }
            map.values().forEach(value -> collect(document, value, used));
        } else if (tree instanceof List<?> list) {
            list.forEach(value -> collect(document, value, used));
        }
    }
}
