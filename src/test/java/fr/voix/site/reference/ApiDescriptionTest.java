package fr.voix.site.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** The document of the API leaves nothing without words. */
@MicronautTest(transactional = false)
class ApiDescriptionTest {

    @Inject
    ApiDocumentService documents;

    @Test
    void everything_is_described() {
        var english = new HashMap<String, String>();
        var document = documents.document();
        for (var operation : document.operations()) {
            english.put(operation.id(), ApiDocument.text(operation.tree(), "description"));
            for (var parameter : operation.parameters()) {
                var one = document.resolve(parameter);
                var name = ApiDocument.text(one, "name");
                english.put(
                        name.equals("uid") ? name : operation.id() + "." + name, ApiDocument.text(one, "description"));
            }
        }
        document.schemas().forEach((name, schema) -> {
            english.put(name, ApiDocument.text(ApiDocument.asMap(schema), "description"));
            ApiDocument.map(ApiDocument.asMap(schema), "properties")
                    .forEach((field, one) ->
                            english.put(name + "." + field, ApiDocument.text(ApiDocument.asMap(one), "description")));
        });
        var undescribed = new ArrayList<String>();
        english.forEach((key, text) -> {
            if (text.isBlank()) {
                undescribed.add(key);
            }
        });
        assertThat(undescribed)
                .as("say it in the Javadoc of the method or record")
                .isEmpty();
    }
}
