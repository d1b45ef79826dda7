package fr.voix.proof;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.platform.DataFolderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    private static final CheckpointNote FIRST = note("AMA", 1);
    private static final CheckpointNote SECOND = note("AMB", 7);

    @TempDir
    Path folder;

    private CheckpointFileWriter writer;

    @BeforeEach
    void setUp() {
        writer = new CheckpointFileWriter(new DataFolderConfig(folder.toString(), "data"), null);
    }

    @Test
    void what_was_appended_is_read_again_in_order() {
        assertThat(writer.read()).isEmpty();
        writer.append(List.of(FIRST));
        writer.append(List.of(SECOND));
        assertThat(lines()).containsExactly(FIRST.line(), SECOND.line());
        assertThat(writer.file()).isEqualTo(folder.resolve("data/urn-checkpoints"));
    }

    @Test
    void a_line_torn_by_a_crash_is_passed_over_and_spoils_no_other() throws IOException {
        writer.append(List.of(FIRST));
        Files.writeString(writer.file(), "AMC 12 00ff", StandardOpenOption.APPEND);
        assertThat(lines()).containsExactly(FIRST.line());
        writer.append(List.of(SECOND));
        assertThat(lines()).containsExactly(FIRST.line(), SECOND.line());
    }

    @Test
    void a_compacted_file_holds_what_was_kept_and_is_its_owners_alone() throws IOException {
        writer.append(List.of(FIRST, SECOND));
        Files.setPosixFilePermissions(writer.file(), PosixFilePermissions.fromString("rw-r--r--"));
        writer.compact(all -> all.subList(1, 2));
        assertThat(lines()).containsExactly(SECOND.line());
        assertThat(permissions(writer.file())).isEqualTo("rw-------");
        assertThat(Files.exists(folder.resolve("data/urn-checkpoints.new"))).isFalse();
    }

    @Test
    void a_stop_is_written_once_and_is_its_owners_alone() throws IOException {
        assertThat(writer.readStops()).isEmpty();
        writer.appendStop("AMA has other leaves");
        writer.appendStop("AMA has other leaves");
        writer.appendStop("AMB is not there");
        assertThat(writer.readStops()).containsExactly("AMA has other leaves", "AMB is not there");
        assertThat(permissions(writer.stopFile())).isEqualTo("rw-------");
    }

    private List<String> lines() {
        return writer.read().stream().map(CheckpointNote::line).toList();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static CheckpointNote note(String uid, long size) {
        return new CheckpointNote(uid, size, new byte[32]);
    }
}
