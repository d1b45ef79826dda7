package fr.voix.site.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The texts of the reference, in files: in both languages, set as they are printed, and used. */
class ReferenceTextsTest {

    private static String sources;

    @BeforeAll
    static void readSources() throws IOException {
        var all = new StringBuilder();
        for (var folder : List.of("web/templates/site/reference", "src/main/java/fr/voix/site/reference")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        sources = all.toString();
    }

    private static Properties read(String language) {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(
                Path.of("src/main/resources", "reference_" + language + ".properties"), UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(read("fr").stringPropertyNames()).isEqualTo(read("en").stringPropertyNames());
    }

    @Test
    void french_is_set_as_french_is_printed() {
        var french = read("fr");
        for (var key : french.stringPropertyNames()) {
            if (key.startsWith("format.") || key.endsWith(".cap")) {
                continue;
            }
            // what stands between the choices of a form is no text
            var text = french.getProperty(key).replaceAll("\\{\\d,choice,|\\d+[#<]", "");
            assertThat(text)
                    .as(key)
                    .doesNotContain("'", "\"", "...", "« ", " »")
                    .doesNotContainPattern("[^\\u202f][;!?%]")
                    .doesNotContainPattern("[^\\u202f]:(?!//)")
                    .doesNotContainPattern("«[^\\u202f]|[^\\u202f]»");
        }
    }

    /** By its whole name, or by the beginning of it, where the rest is only known when a page is made. */
    @Test
    void every_text_is_used() {
        assertThat(read("fr").stringPropertyNames()).allMatch(key -> isNamed(key) || hasNamedBeginning(key));
    }

    private static boolean isNamed(String key) {
        return sources.contains('"' + key + '"');
    }

    private static boolean hasNamedBeginning(String key) {
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            if (sources.contains('"' + key.substring(0, dot + 1) + '"')) {
                return true;
            }
        }
        return false;
    }
}
