package fr.voix.base.page;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlPolicy;
import gg.jte.html.policy.PreventInlineEventHandlers;
import gg.jte.html.policy.PreventInvalidAttributeNames;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    private static final Path TEMPLATES = Path.of("web/templates");

    @TempDir
    Path classes;

    /** What every visitor waits for; a rule that one page needs stands in a sheet of that page. */
    @Test
    void the_sheet_of_every_page_stays_small() throws IOException {
        assertThat(Files.readString(TEMPLATES.resolve("base/page/shell.jte")))
                .containsOnlyOnce(".css")
                .contains("base/base.css");
        assertThat(Files.size(Path.of("web/static/base/base.css"))).isBetween(10_000L, 26_000L);
    }

    @Test
    void no_template_holds_an_inline_handler_or_writes_unescaped_text() throws IOException {
        var engine = TemplateEngine.create(new DirectoryCodeResolver(TEMPLATES), classes, ContentType.Html);
        var policy = new OwaspHtmlPolicy();
        policy.addPolicy(new PreventInlineEventHandlers());
        policy.addPolicy(new PreventInvalidAttributeNames());
        engine.setHtmlPolicy(policy);
        engine.generateAll();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                String template = Files.readString(file);
                assertThat(template).as(file.toString()).doesNotContain("<script>", "style=\"", "javascript:");
                // made of our own document, which is in the jar
                boolean isOurs = file.endsWith("base/page/html.jte");
                assertThat(template.contains("$unsafe")).as(file.toString()).isEqualTo(isOurs);
            }
        }
    }
}
