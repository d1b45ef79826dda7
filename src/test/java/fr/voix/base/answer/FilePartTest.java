package fr.voix.base.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePartTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(folder.resolve("file"), "0123456789");
    }

    @Test
    void it_is_those_bytes_and_no_others() throws IOException {
        assertThat(new FilePart(file, 0, 10)).hasContent("0123456789");
        assertThat(new FilePart(file, 3, 4)).hasContent("3456");
        assertThat(new FilePart(file, 8, 100)).hasContent("89");
        try (var part = new FilePart(file, 9, 1)) {
            assertThat(part.read()).isEqualTo('9');
            assertThat(part.read()).isEqualTo(-1);
        }
    }

    @Test
    void nothing_is_opened_for_a_reader_who_is_gone_before_the_first_byte() throws IOException {
        var part = new FilePart(file, 0, 10);
        Files.delete(file);
        assertThatThrownBy(part::read).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void what_was_begun_is_read_to_its_end_though_the_file_is_removed() throws IOException {
        var part = new FilePart(file, 0, 10);
        assertThat(part.read()).isEqualTo('0');
        Files.delete(file);
        assertThat(part).hasContent("123456789");
    }
}
