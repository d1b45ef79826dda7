package fr.voix.site.reference;

import static fr.voix.site.reference.ApiDocument.asMap;
import static fr.voix.site.reference.ApiDocument.map;
import static fr.voix.site.reference.ApiDocument.text;

import fr.voix.base.text.Link;
import fr.voix.site.reference.ReferencePage.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says in a few words what a field or parameter is. */
record FieldWriter(ReferenceWording w) {

    static String anchor(String schema) {
        return "schema-" + schema;
    }

    /** @param required the fields of the same object that are always there */
    Field field(String schema, String name, Map<String, Object> field, List<?> required) {
        return field(name, w.said(schema + "." + name, text(field, "description")), field, !required.contains(name));
    }

    Field parameter(String operation, Map<String, Object> parameter) {
        var name = text(parameter, "name");
        var key = name.equals("uid") ? "uid" : operation + "." + name;
        var isOptional = !Boolean.TRUE.equals(parameter.get("required"));
        return field(name, w.said(key, text(parameter, "description")), map(parameter, "schema"), isOptional);
    }

    private Field field(String name, String description, Map<String, Object> schema, boolean isOptional) {
        var type = type(schema)
                + (SchemaRepair.isNullable(schema) ? ", " + w.t("nullable") : "")
                + (isOptional ? ", " + w.t("optional") : "");
        return new Field(name, type, link(schema), Prose.of(description), values(schema));
    }

    /** The shape that something has, or that its items have. */
    static Link link(Map<String, Object> schema) {
        if (schema.get("$ref") instanceof String reference) {
            var name = ApiDocument.name(reference);
            return new Link(name, "#" + anchor(name));
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            return link(asMap(items));
        }
        return schema.get("anyOf") instanceof List<?> parts ? link(asMap(parts.getFirst())) : null;
    }

    private String type(Map<String, Object> schema) {
        if (schema.get("items") instanceof Map<?, ?> items) {
            return w.t("type.array") + (items.containsKey("$ref") ? "" : " " + w.t("type.of." + items.get("type")));
        }
        if (schema.containsKey("$ref") || schema.containsKey("anyOf")) {
            return w.t("type.object");
        }
        var type = schema.get("type") instanceof List<?> types ? types.getFirst() : schema.get("type");
        var format = text(schema, "format");
        return w.t(format.startsWith("date") ? "type." + format : "type." + type);
    }

    private static String values(Map<String, Object> schema) {
        return schema.get("enum") instanceof List<?> values
                ? values.stream().filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(" · "))
                : "";
    }
}
