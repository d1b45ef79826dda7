package fr.voix.site.reference;

import fr.voix.site.reference.ApiDocument.Operation;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads what the jar carries of the API's document. */
@Singleton
class ApiDocumentReader {

    private static final String WRITTEN = "META-INF/swagger/voix-api.yml";
    private static final String COMMON = "reference/common.yml";
    private static final String EXAMPLES = "reference/examples/";

    /** What the compiler wrote; anew at each call. */
    Map<String, Object> written() {
        return required(WRITTEN);
    }

    /** What the document says beside that. */
    Map<String, Object> common() {
        return required(COMMON);
    }

    /** Puts the recorded examples of an operation's request and answer where they belong. */
    void addExamples(Operation operation) {
        for (var status : List.of("200", "201")) {
            if (operation.responses().get(status) != null) {
                add(ApiDocument.map(operation.responses(), status), operation.id());
            }
        }
        if (operation.hasBody()) {
            add(ApiDocument.map(operation.tree(), "requestBody"), operation.id() + "-request");
        }
    }

    private static void add(Map<String, Object> message, String name) {
        if (message.get("content") instanceof Map<?, ?> content) {
            content.forEach((type, body) -> {
                Object example = type.equals("application/json")
                        ? read(EXAMPLES + name + ".json")
                        : text(EXAMPLES + name + ".txt");
                if (example != null) {
                    ApiDocument.asMap(body).put("example", example);
                }
            });
        }
    }

    private static Map<String, Object> required(String resource) {
        Object tree = read(resource);
        if (tree == null) {
            throw new IllegalStateException("The jar lacks " + resource);
        }
        return new LinkedHashMap<>(ApiDocument.asMap(tree));
    }

    /** JSON is YAML. */
    @Nullable
    private static Object read(String resource) {
        String text = text(resource);
        return text == null ? null : new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    @Nullable
    private static String text(String resource) {
        try (InputStream in = ApiDocumentReader.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar cannot be read", e);
        }
    }
}
