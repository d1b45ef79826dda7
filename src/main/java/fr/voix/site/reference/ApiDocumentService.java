package fr.voix.site.reference;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.http.Personal;
import fr.voix.site.reference.ApiDocument.Operation;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Publishes the document of the API: what the compiler wrote from the code, completed by what holds for all operations. */
@Singleton
class ApiDocumentService {

    private final ApiDocumentReader reader;
    private final Router router;
    private final PublicUrl publicUrl;
    private final JsonMapper json;
    private volatile Published published;

    /** Good for as long as links begin with this origin. */
    private record Published(String origin, ApiDocument document, byte[] yaml, byte[] json) {}

    ApiDocumentService(ApiDocumentReader reader, Router router, PublicUrl publicUrl, JsonMapper json) {
        this.reader = reader;
        this.router = router;
        this.publicUrl = publicUrl;
        this.json = json;
    }

    ApiDocument document() {
        return published().document;
    }

    byte[] yaml() {
        return published().yaml;
    }

    byte[] json() {
        return published().json;
    }

    private Published published() {
        String origin = publicUrl.origin();
        Published current = published;
        if (current == null || !current.origin.equals(origin)) {
            current = publish(origin);
            published = current;
        }
        return current;
    }

    private Published publish(String origin) {
        var document = new DocumentCompletion(reader.common(), this::isPersonal).complete(reader.written(), origin);
        document.operations().forEach(reader::addExamples);
        try {
            return new Published(origin, document, yaml(document), json.writeValueAsBytes(document.tree()));
        } catch (IOException e) {
            throw new UncheckedIOException("A document is plain data", e);
        }
    }

    private static byte[] yaml(ApiDocument document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setDereferenceAliases(true);
        options.setWidth(120);
        return new Yaml(options).dump(document.tree()).getBytes(StandardCharsets.UTF_8);
    }

    private boolean isPersonal(Operation operation) {
        return router.uriRoutes()
                .filter(route -> route.getHttpMethodName().equalsIgnoreCase(operation.method()))
                .filter(route -> route.getUriMatchTemplate().toPathString().equals(operation.path()))
                .anyMatch(route -> route.getAnnotationMetadata().hasAnnotation(Personal.class));
    }
}
