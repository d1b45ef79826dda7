package fr.voix.urn.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.voix.TestServer;
import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.deployment.Finding;
import fr.voix.base.deployment.Finding.Level;
import fr.voix.base.deployment.PublicUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteExaminationTest {

    @TempDir
    Path folder;

    @Test
    void the_folder_is_tried_and_nothing_is_left_there() {
        assertThat(look(folder)).extracting(Finding::level).containsOnly(Level.OK);
        assertThat(folder.toFile().list()).containsExactly("lock");
    }

    @Test
    void what_cannot_be_written_to_is_a_fault() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(look(file.resolve("below")))
                .extracting(Finding::about, Finding::level)
                .contains(tuple("notes", Level.FAULT));
    }

    @Test
    void notes_of_a_service_by_another_name_alone_are_worth_a_word() {
        var signer = new NoteSigner("voix.example", new byte[32]);
        var origin = "voix.example/scrutins/AMA/urne";
        String note = SignedCheckpoint.of(new Checkpoint(origin, 1, new byte[32]), signer)
                .text();
        new NoteFolderWriter("voix.example", folder).put(List.of(note), Instant.parse("2026-11-27T12:00:00Z"));
        assertThat(look(folder)).anySatisfy(finding -> {
            assertThat(finding.about()).isEqualTo("notes");
            assertThat(finding.level()).isEqualTo(Level.WARNING);
            assertThat(finding.sentence())
                    .contains("are of voix.example, and say nothing of what is published as localhost");
        });
    }

    private List<Finding> look(Path notes) {
        var config = new NoteConfig(notes, null, null);
        try (var service = TestServer.start(Map.of())) {
            PublicUrl url = service.getApplicationContext().getBean(PublicUrl.class);
            return new NoteExamination(config, new DataFolderConfig("", folder.toString()), url).examine();
        }
    }
}
