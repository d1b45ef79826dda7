package fr.voix.urn.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundUrnTest {

    /** What tells the public figures joins {@code sound_urn}, in which an urn that is stopped has no row. */
    @Test
    void only_the_publication_reads_urns_that_may_be_withheld() throws Exception {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            List<String> readers = sources.filter(source -> source.toString().endsWith(".java"))
                    .filter(source -> read(source).contains("published_urn"))
                    .map(source -> source.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(readers).containsExactly("UrnRepository.java");
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
