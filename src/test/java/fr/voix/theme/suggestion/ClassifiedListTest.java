package fr.voix.theme.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two lists that come with the service, and that nobody else reads what is suggested. */
@MicronautTest(transactional = false)
class ClassifiedListTest {

    @Inject
    ResourceReader resources;

    @Inject
    ThemeService themes;

    @Test
    void every_hint_leads_to_themes_that_exist_and_is_there_once() {
        Set<String> slugs = themes.list().stream().map(Theme::slug).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();

        assertThat(resources.hints().hints()).hasSizeGreaterThan(150).allSatisfy(hint -> {
            assertThat(slugs).containsAll(hint.themes());
            assertThat(seen.add(hint.kind() + " " + hint.folded()))
                    .as(hint.value())
                    .isTrue();
        });
        // every theme can be suggested before anybody has decided
        assertThat(resources.hints().themes()).isEqualTo(slugs);
    }

    @Test
    void no_sql_but_of_this_package_and_the_queue_reads_suggestions() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> readers = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> text(path).matches("(?s).*(theme_suggestion|suggested_scrutin).*"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();

            assertThat(readers)
                    .containsExactlyInAnyOrder(
                            Path.of("src/main/java/fr/voix/theme/suggestion"),
                            // its filter, for moderators
                            Path.of("src/main/java/fr/voix/desk/queue"));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException(path.toString(), e);
        }
    }
}
