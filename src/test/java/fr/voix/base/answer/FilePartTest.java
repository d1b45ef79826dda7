package fr.voix.base.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.base.load.Pressure;
import fr.voix.base.load.Rest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
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
        assertThat(part(0, 10)).hasContent("0123456789");
        assertThat(part(3, 4)).hasContent("3456");
        assertThat(part(8, 100)).hasContent("89");
        try (var part = part(9, 1)) {
            assertThat(part.read()).isEqualTo('9');
            assertThat(part.read()).isEqualTo(-1);
        }
    }

    @Test
    void nothing_is_opened_for_a_reader_who_is_gone_before_the_first_byte() throws IOException {
        var part = part(0, 10);
        Files.delete(file);
        assertThatThrownBy(part::read).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void what_was_begun_is_read_to_its_end_though_the_file_is_removed() throws IOException {
        var part = part(0, 10);
        assertThat(part.read()).isEqualTo('0');
        Files.delete(file);
        assertThat(part).hasContent("123456789");
    }

    @Test
    void all_readers_together_are_sent_so_much_a_second_while_votes_queue() throws IOException {
        var now = new AtomicLong();
        var pressure = new Pressure(now::get);
        var answers = new FileAnswers(1, new Rest(pressure, now::get, now::addAndGet));
        pressure.report(0.01);
        sent(answers, 4);
        sent(answers, 6);
        assertThat(Duration.ofNanos(now.get())).isEqualTo(Duration.ofMillis(4));
        sent(answers, 1);
        assertThat(Duration.ofNanos(now.get())).isEqualTo(Duration.ofMillis(10));
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        sent(answers, 10);
        sent(answers, 10);
        assertThat(Duration.ofNanos(now.get())).as("none votes any more").isEqualTo(Duration.ofMillis(2_010));
    }

    private void sent(FileAnswers answers, int bytes) throws IOException {
        var answer = new FileAnswer(file, file, "tag", "text/plain", Instant.EPOCH, "file");
        var body =
                answers.answer(HttpRequest.GET("/file"), answer).orElseThrow().getBody(StreamedFile.class);
        try (var stream = body.orElseThrow().getInputStream()) {
            assertThat(stream.readNBytes(bytes)).hasSize(bytes);
        }
    }

    private FilePart part(long first, long length) {
        return new FilePart(file, first, length, bytes -> {});
    }
}
