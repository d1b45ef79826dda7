package fr.voix.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the back office, in files. */
class TextsTest {

    private static Properties read(String area, String language) {
        var properties = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src", "main", "resources", area + "_" + language + ".properties"))) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"backoffice", "account", "moderation"})
    void both_languages_have_the_same_keys(String area) {
        assertThat(read(area, "fr").stringPropertyNames())
                .isEqualTo(read(area, "en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"backoffice", "account"})
    void french_is_set_as_french_is_printed(String area) {
        var french = read(area, "fr");
        for (var key : french.stringPropertyNames()) {
            if (!key.startsWith("format.")) {
                assertThat(french.getProperty(key))
                        .as(key)
                        .doesNotContain("'", "\"", "...", "« ", " »", " !")
                        .doesNotContainPattern("[^\\u202f][;!?]")
                        .doesNotContainPattern("[^\\u202f]:(?!//)")
                        .doesNotContainPattern("«[^\\u202f]|[^\\u202f]»");
            }
        }
    }

    @Test
    void every_text_of_accounts_is_used() throws IOException {
        var sources = new StringBuilder();
        for (var folder : List.of("web/templates/moderation", "src/main/java/fr/voix/account")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        var text = sources.toString();
        assertThat(read("account", "fr").stringPropertyNames())
                // composed keys: password.TOO_SHORT, account.done.cle
                .allMatch(key -> text.contains('"' + key + '"')
                        || text.contains('"' + key.substring(0, key.lastIndexOf('.') + 1) + '"'));
    }
}
