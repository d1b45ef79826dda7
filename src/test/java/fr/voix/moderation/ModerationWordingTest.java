package fr.voix.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the desk, in both languages, set as they are printed. */
class ModerationWordingTest {

    /** Followed by something that is only known when the page is made. */
    private static final List<String> COMPOSED =
            List.of("queue.order.", "queue.texte", "queue.mission", "queue.groupe", "keys.", "undo.");

    private static Properties read(String language) throws IOException {
        var texts = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/moderation_" + language + ".properties"), UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(read("fr").stringPropertyNames()).isEqualTo(read("en").stringPropertyNames());
    }

    @Test
    void french_is_set_as_french_is_printed() throws IOException {
        var french = read("fr");
        for (var key : french.stringPropertyNames()) {
            if (key.endsWith(".cap")) {
                continue;
            }
            // what stands between the choices of a form is no text
            var text = french.getProperty(key).replaceAll("\\{\\d,choice,|\\d+[#<]", "");
            assertThat(text)
                    .as(key)
                    .doesNotContain("'", "\"", "...", "« ", " »")
                    .doesNotContainPattern("[^\\u202f][;:!?]")
                    .doesNotContainPattern("«[^\\u202f]|[^\\u202f]»");
        }
    }

    @Test
    void every_text_is_used() throws IOException {
        var sources = new StringBuilder();
        for (var folder : List.of("web/templates/moderation", "src/main/java/fr/voix/moderation")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        for (var key : read("fr").stringPropertyNames()) {
            if (COMPOSED.stream().noneMatch(key::startsWith)) {
                assertThat(sources).as(key).contains('"' + key + '"');
            }
        }
    }
}
