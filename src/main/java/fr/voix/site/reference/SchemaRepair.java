package fr.voix.site.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Puts right what the compiler's processor (micronaut-openapi 6.19.3) writes wrongly into schemas when it is asked for OpenAPI
 * 3.1: a third type beside "null", enumerations twice, references that may only be null, objects without their type, and
 * fields with an annotation that are no longer required.
 */
final class SchemaRepair {

    private static final String NULL = "null";

    private SchemaRepair() {}

    /** Everything below a tree. */
    static void repair(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            repairOne(ApiDocument.asMap(map));
            map.values().forEach(SchemaRepair::repair);
            if (map.get("properties") instanceof Map<?, ?> properties) {
                requireWhatIsAlwaysThere(ApiDocument.asMap(map), ApiDocument.asMap(properties));
            }
        } else if (tree instanceof List<?> list) {
            list.forEach(SchemaRepair::repair);
        }
    }

    private static void repairOne(Map<String, Object> schema) {
        schema.remove("allowableValues");
        boolean isNullable = Boolean.TRUE.equals(schema.remove("nullable"));
        if (isNullable && schema.get("type") instanceof String type) {
            schema.put("type", List.of(type, NULL));
        }
        if (schema.get("type") instanceof List<?> types && types.size() > 2) {
            schema.put(
                    "type",
                    types.stream().filter(type -> !type.equals("object")).toList());
        }
        if (schema.get("allOf") instanceof List<?> parts && isNullable(schema)) {
            Map<String, Object> part = ApiDocument.asMap(parts.getFirst());
            schema.remove("type");
            schema.remove("allOf");
            if (part.get("description") != null) {
                schema.put("description", part.get("description"));
            }
            schema.put("anyOf", List.of(mapOf("$ref", part.get("$ref")), mapOf("type", NULL)));
        }
        if (schema.get("enum") instanceof List<?> values && isNullable(schema) && !values.contains(null)) {
            var withNull = new ArrayList<Object>(values);
            withNull.add(null);
            schema.put("enum", withNull);
        }
        if (schema.get("properties") instanceof Map || schema.get("additionalProperties") instanceof Map) {
            schema.putIfAbsent("type", "object");
        }
    }

    /** A field that cannot be null is always there; one that can be absent is not null. */
    private static void requireWhatIsAlwaysThere(Map<String, Object> schema, Map<String, Object> properties) {
        var required = new TreeSet<String>();
        if (schema.get("required") instanceof List<?> named) {
            named.forEach(name -> required.add(name.toString()));
        }
        properties.forEach((name, property) -> {
            Map<String, Object> field = ApiDocument.asMap(property);
            if (!isNullable(field)) {
                required.add(name);
            } else if (!required.contains(name)) {
                dropNull(field);
            }
        });
        if (!required.isEmpty()) {
            schema.put("required", List.copyOf(required));
        }
    }

    private static boolean isNullable(Map<String, Object> schema) {
        return NULL.equals(schema.get("type"))
                || schema.get("type") instanceof List<?> types && types.contains(NULL)
                || schema.get("anyOf") instanceof List<?> parts && parts.contains(mapOf("type", NULL));
    }

    static void dropNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof List<?> types) {
            schema.put(
                    "type",
                    types.stream()
                            .filter(type -> !type.equals(NULL))
                            .findFirst()
                            .orElseThrow());
        }
        if (schema.get("enum") instanceof List<?> values) {
            schema.put(
                    "enum", values.stream().filter(java.util.Objects::nonNull).toList());
        }
        if (schema.remove("anyOf") instanceof List<?> parts) {
            schema.putAll(ApiDocument.asMap(parts.getFirst()));
        }
    }

    private static Map<String, Object> mapOf(String key, Object value) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        return map;
    }
}
