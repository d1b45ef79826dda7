package fr.voix.urn.note;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.deployment.DataFolderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopFileTest {

    @TempDir
    Path folder;

    private StopFileWriter writer;

    @BeforeEach
    void setUp() {
        writer = new StopFileWriter(new NoteConfig(folder, null, null), new DataFolderConfig("", folder.toString()));
    }

    @Test
    void a_stop_is_written_once_and_is_its_owners_alone() throws IOException {
        assertThat(writer.readStops()).isEmpty();
        writer.appendStop("AMA has other leaves");
        writer.appendStop("AMA has other leaves");
        writer.appendStop("AMB is not there");
        assertThat(writer.readStops()).containsExactly("AMA has other leaves", "AMB is not there");
        assertThat(permissions(folder.resolve("stopped"))).isEqualTo("rw-------");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
