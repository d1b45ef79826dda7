package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start looks at no signature that the one before it has looked at, and at all others. */
@MicronautTest(transactional = false)
class CheckedNotesTest {

    private static final Secrets OURS = secrets(1, 2);
    private static final List<CheckpointNote> TWO = List.of(note("AMA", 1), note("AMB", 2));

    @Inject
    PublicUrl publicUrl;

    @Inject
    DataFolderConfig data;

    @TempDir
    Path folder;

    @Test
    void what_was_checked_is_not_checked_again() throws IOException {
        memory(OURS).append(TWO);
        spoilSignatures();
        assertThat(found(OURS)).isEmpty();
        memory(OURS).keepChecked(TWO);
        assertThat(found(OURS)).containsExactlyInAnyOrder("AMA 1", "AMB 2");
    }

    @Test
    void what_came_since_is_checked() throws IOException {
        memory(OURS).append(List.of(note("AMC", 3)));
        spoilSignatures();
        memory(OURS).append(TWO);
        memory(OURS).keepChecked(TWO);
        assertThat(found(OURS)).containsExactlyInAnyOrder("AMA 1", "AMB 2");
    }

    @Test
    void another_root_of_the_same_size_is_checked() throws IOException {
        memory(OURS).append(List.of(new CheckpointNote("AMA", 1, Sha256.hash(new byte[1]))));
        spoilSignatures();
        memory(OURS).keepChecked(TWO);
        assertThat(found(OURS)).isEmpty();
    }

    @Test
    void nobody_is_believed_who_has_the_folder_alone() throws IOException {
        memory(OURS).append(TWO);
        spoilSignatures();
        memory(OURS).keepChecked(TWO.subList(0, 1));
        Path checked = folder.resolve("notes/checked");
        Files.writeString(checked, Files.readString(checked) + TWO.getLast().line() + "\n");
        assertThat(found(OURS)).isEmpty();
        memory(secrets(3, 2)).keepChecked(TWO);
        assertThat(found(OURS)).isEmpty();
    }

    @Test
    void what_was_checked_by_other_keys_says_nothing() throws IOException {
        memory(OURS).append(TWO);
        memory(OURS).keepChecked(TWO);
        assertThat(found(secrets(1, 4))).isEmpty();
    }

    private List<String> found(Secrets secrets) {
        return memory(secrets).load().notes().stream()
                .map(note -> note.uid() + " " + note.size())
                .toList();
    }

    private NoteMemory memory(Secrets secrets) {
        var config = new NoteConfig(folder.resolve("notes"), null, null);
        var keys = new UrnKeyService(publicUrl, secrets, config);
        return new NoteMemory(config, data, keys, secrets, Clock.systemUTC());
    }

    private static Secrets secrets(int pepper, int urnKey) {
        return new Secrets(Sha256.hash(new byte[pepper]), new byte[32], new byte[32], Sha256.hash(new byte[urnKey]));
    }

    private static CheckpointNote note(String uid, long size) {
        return new CheckpointNote(uid, size, Sha256.hash(uid.getBytes(UTF_8)));
    }

    private void spoilSignatures() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("notes"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".notes")).toList()) {
                Files.writeString(
                        file, Files.readString(file).replaceAll("(— .*)[A-Za-z0-9+/]{10}=\n", "$1AAAAAAAAAA=\n"));
            }
        }
    }
}
