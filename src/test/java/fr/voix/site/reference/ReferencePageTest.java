package fr.voix.site.reference;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.Language;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the API says all that its document says, in both languages. */
@MicronautTest(transactional = false)
class ReferencePageTest {

    @Inject
    ApiDocumentService documents;

    @Inject
    ReferencePageService pages;

    @Test
    void everything_is_described_and_in_french_too() {
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
        assertThat(ResourceBundle.getBundle("reference-document", java.util.Locale.FRANCE)
                        .keySet())
                .as("say it in reference-document_fr.properties")
                .containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_link_on_the_page_leads_somewhere_on_it(Language language) {
        var html = new String(pages.render(language), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(html).contains("PUT</b> /api/v1/scrutins/{uid}/ballot").doesNotContain(">null<");
        var ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Pattern.compile(" href=\"#([^\"]+)\"")
                        .matcher(html)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(ids::contains);
    }

    @Test
    void french_is_set_as_french_is_printed() {
        var french = ResourceBundle.getBundle("reference-document", java.util.Locale.FRANCE);
        for (var key : french.keySet()) {
            assertThat(french.getString(key))
                    .as(key)
                    .doesNotContain("'", "\"", "...", "« ", " »")
                    .doesNotContainPattern("[^\\u202f][;!?%]")
                    .doesNotContainPattern("[^\\u202f]:(?!`)")
                    .doesNotContainPattern("«[^\\u202f]|[^\\u202f]»");
        }
    }

    @Test
    void english_is_not_on_the_french_page() {
        var html = new String(pages.render(Language.FR), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(html).doesNotContain(" the ").doesNotContain(" which ");
    }
}
