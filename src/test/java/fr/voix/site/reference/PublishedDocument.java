package fr.voix.site.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document as anyone reads it, and whether an answer is one that it announces. Stricter than its readers need to be: a
 * field that it does not name is a fault.
 */
final class PublishedDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode tree;
    private final Map<String, Schema> schemas = new HashMap<>();

    /** One operation of it. */
    record Operation(String id, String method, String path, JsonNode tree) {

        boolean isPublicRead() {
            return tree.at("/responses/304").isObject();
        }

        boolean isAboutOneThing() {
            return path.contains("{");
        }
    }

    PublishedDocument(String text) {
        this.tree = JSON.readTree(text);
        forbidOthers(tree.get("components").get("schemas"));
    }

    JsonNode tree() {
        return tree;
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        tree.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getValue().get("operationId").asString(),
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue()))));
        return operations;
    }

    /** Holds an answer against what the document says of this operation and status. */
    void check(Operation operation, HttpResponse<byte[]> answer) {
        var what = operation.id() + " " + answer.request().method() + " "
                + answer.request().uri() + " " + answer.statusCode();
        var responses = operation.tree().get("responses");
        var named = responses.get(Integer.toString(answer.statusCode()));
        assertThat(named != null || answer.statusCode() >= 400)
                .as("%s is announced", what)
                .isTrue();
        var response = resolve(named == null ? responses.get("default") : named);
        checkHeaders(what, response, answer);
        if (answer.request().method().equals("HEAD") || !response.has("content")) {
            assertThat(answer.body()).as("%s: body", what).isEmpty();
        } else {
            checkBody(what, response.get("content"), answer);
        }
    }

    private void checkHeaders(String what, JsonNode response, HttpResponse<byte[]> answer) {
        if (!response.has("headers")) {
            return;
        }
        response.get("headers").properties().forEach(header -> {
            var description = resolve(header.getValue());
            var value = answer.headers().firstValue(header.getKey());
            if (description.path("required").asBoolean(false)) {
                assertThat(value).as("%s: %s", what, header.getKey()).isPresent();
            }
            value.ifPresent(text -> assertThat(
                            schema(description.get("schema")).validate(JSON.writeValueAsString(text), InputFormat.JSON))
                    .as("%s: %s: %s", what, header.getKey(), text)
                    .isEmpty());
        });
    }

    private void checkBody(String what, JsonNode content, HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("none").split(";")[0];
        assertThat(content.has(type)).as("%s: %s", what, type).isTrue();
        if (type.endsWith("json")) {
            checkText(what, content.get(type).get("schema"), new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    void checkText(String what, JsonNode schema, String text) {
        assertThat(schema(schema).validate(text, InputFormat.JSON))
                .as("%s: %s", what, text)
                .isEmpty();
    }

    JsonNode resolve(JsonNode thing) {
        return thing.has("$ref") ? tree.at(thing.get("$ref").asString().substring(1)) : thing;
    }

    /** With all components beside it, so that references lead somewhere. */
    private Schema schema(JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), absent -> {
            var whole = (ObjectNode) schema.deepCopy();
            whole.set("components", tree.get("components"));
            return REGISTRY.getSchema(whole);
        });
    }

    private static void forbidOthers(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(PublishedDocument::forbidOthers);
    }
}
