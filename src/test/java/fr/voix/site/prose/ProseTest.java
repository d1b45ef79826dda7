package fr.voix.site.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts in web/prose: the two languages say the same, and French is set as French is printed. */
class ProseTest {

    private static final Path FOLDER = Path.of("web/prose");
    private static final Pattern SHAPE = Pattern.compile("(?m)^(#+ |```|\\*|\\| |\\[)|\\{\\{[a-z]+}}|`[^`\n]+`");

    static Stream<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString().replaceFirst("_(fr|en)\\.md$", ""))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String read(String name, String language) {
        try {
            return Files.readString(FOLDER.resolve(name + "_" + language + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> shape(String text) {
        return SHAPE.matcher(text).results().map(found -> found.group()).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void both_languages_have_the_same_sections_tables_code_and_values(String name) {
        assertThat(shape(read(name, "fr"))).hasSizeGreaterThan(3).isEqualTo(shape(read(name, "en")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void french_is_set_as_french_is_printed(String name) {
        var text = read(name, "fr")
                .replaceAll("(?s)```.*?```|`[^`\n]+`|\\{\\{[a-z]+}}|]\\([^)]*\\)|<!-- | -->", "")
                .replaceAll("(?m)^\\*|\\*$", "");
        assertThat(text)
                .doesNotContain("'", "\"", "...", "« ", " »", " !")
                .doesNotContainPattern("[^\\u202f][;!?]")
                .doesNotContainPattern("[^\\u202f]:(?!//)")
                .doesNotContainPattern("«[^\\u202f]|[^\\u202f]»")
                .doesNotContainPattern("\\d (?:ans|mois|jours|heures|secondes|octets|voix)\\b");
        assertThat(text.lines().filter(line -> line.contains("sondage")))
                .allMatch(line -> line.matches(".*(n’est pas un sondage|ni un institut|Non).*"));
    }
}
