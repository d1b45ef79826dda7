package fr.voix.urn.note;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.secret.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes in a folder: what was kept is found again, whatever happened to the process, the clock and the disk. */
class NoteFolderTest {

    private static final String HOST = "voix.example";
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final NoteSigner SIGNER = new NoteSigner(HOST, new byte[32]);

    @TempDir
    Path folder;

    private NoteFolderWriter writer;

    @BeforeEach
    void setUp() {
        writer = new NoteFolderWriter(HOST, folder.resolve("notes"));
    }

    @Test
    void what_was_kept_is_read_again_word_for_word_with_its_moment() {
        assertThat(all()).isEmpty();
        writer.put(List.of(note("AMA", 1), note("7", 2)), NOON);
        writer.put(List.of(note("AMA", 3)), NOON.plusSeconds(1));
        assertThat(all()).extracting(KeptNote::text).containsExactly(note("AMA", 1), note("7", 2), note("AMA", 3));
        assertThat(all()).extracting(KeptNote::at).containsExactly(NOON, NOON, NOON.plusSeconds(1));
        assertThat(all()).allMatch(note -> note.isSignedBy(List.of(SIGNER.verifierKey())));
    }

    @Test
    void its_files_are_their_owners_alone() throws IOException {
        writer.put(List.of(note("AMA", 1)), NOON);
        writer.put(List.of(note("AMA", 2)), NOON.plus(Duration.ofHours(1)));
        try (Stream<Path> files = Files.list(writer.folder())) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    /** As a crash leaves it: at any byte. */
    @Test
    void a_note_torn_by_a_crash_is_passed_over_and_spoils_no_other() throws IOException {
        writer.put(List.of(note("AMA", 1)), NOON);
        byte[] before = Files.readAllBytes(file());
        writer.put(List.of(note("AMB", 2)), NOON.plusSeconds(1));
        byte[] whole = Files.readAllBytes(file());
        for (int cut = before.length; cut < whole.length - 1; cut++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, cut));
            writer.put(List.of(note("AMC", 3)), NOON.plusSeconds(2));
            List<KeptNote> sound = all().stream()
                    .filter(note -> note.isSignedBy(List.of(SIGNER.verifierKey())))
                    .toList();
            assertThat(sound).as("cut at %s", cut).extracting(KeptNote::uid).contains("AMA", "AMC");
            assertThat(sound)
                    .allMatch(note -> note(
                                    "AMA AMB AMC"
                                            .split(" ")["ABC".indexOf(note.uid().charAt(2))],
                                    note.size())
                            .startsWith(note.text()));
        }
    }

    @Test
    void the_newest_of_each_urn_is_found_without_reading_all() throws IOException {
        writer.put(List.of(note("AMA", 1), note("AMB", 5)), NOON);
        writer.put(List.of(note("AMA", 2)), NOON.plus(Duration.ofHours(3)));
        writer.put(List.of(note("AMA", 3)), NOON.plus(Duration.ofHours(5)));
        assertThat(newest().notes())
                .extracting(note -> note.uid() + " " + note.size())
                .containsExactlyInAnyOrder("AMA 3", "AMB 5");
        // not needed for it: what is older than the newest ones is read only when somebody wants all
        Files.write(folder.resolve("notes/2026-11-27T12-00-00.notes"), new byte[0]);
        assertThat(newest().notes())
                .extracting(note -> note.uid() + " " + note.size())
                .containsExactlyInAnyOrder("AMA 3", "AMB 5");
        Files.delete(folder.resolve("notes/newest"));
        assertThat(newest().notes()).extracting(KeptNote::uid).containsExactly("AMA");
    }

    @Test
    void one_that_had_another_name_for_days_finds_what_it_had_published_before() {
        writer.put(List.of(note("AMA", 4)), NOON);
        NoteFolderWriter renamed = new NoteFolderWriter("vote.example", writer.folder());
        NewestNoteListener others = new NewestNoteListener();
        renamed.readNewest(others);
        assertThat(renamed.stranger(others))
                .hasValueSatisfying(said -> assertThat(said).contains("are of voix.example", "as vote.example"));
        for (int day = 1; day < 5; day++) {
            String origin = "vote.example/scrutins/AMA/urne";
            renamed.put(
                    List.of(SIGNER.sign(new Checkpoint(origin, day, new byte[32]).text())),
                    NOON.plus(Duration.ofDays(day)));
        }
        NewestNoteListener own = new NewestNoteListener();
        renamed.readNewest(own);
        assertThat(own.notes()).extracting(KeptNote::size).containsExactly(4L);
        assertThat(renamed.stranger(own)).isEmpty();
        assertThat(newest().notes()).extracting(KeptNote::text).containsExactly(note("AMA", 4));
        assertThat(all()).extracting(KeptNote::text).containsExactly(note("AMA", 4));
    }

    @Test
    void what_an_epoch_made_void_is_void_after_another_name_as_well() {
        writer.put(List.of(note("AMA", 9)), NOON);
        writer.beginEpoch(Map.of("AMA", 4L), NOON);
        writer.put(List.of(note("AMA", 4)), NOON);
        NoteFolderWriter renamed = new NoteFolderWriter("vote.example", writer.folder());
        String origin = "vote.example/scrutins/AMA/urne";
        renamed.put(
                List.of(SIGNER.sign(new Checkpoint(origin, 5, new byte[32]).text())), NOON.plus(Duration.ofHours(2)));
        assertThat(newest().notes()).extracting(KeptNote::size).containsExactly(4L);
    }

    @Test
    void a_clock_that_is_set_back_turns_no_order_around() {
        writer.put(List.of(note("AMA", 1)), NOON.plus(Duration.ofHours(2)));
        writer.put(List.of(note("AMA", 2)), NOON);
        writer.put(List.of(note("AMA", 3)), NOON.plus(Duration.ofHours(4)));
        assertThat(all()).extracting(KeptNote::size).containsExactly(1L, 2L, 3L);
        assertThat(newest().notes()).extracting(KeptNote::size).containsExactly(3L);
    }

    @Test
    void every_note_is_kept_for_a_day_and_one_a_minute_and_urn_beyond_that_for_ever() throws IOException {
        for (int second = 0; second < 180; second++) {
            writer.put(List.of(note("AMA", second + 1)), NOON.plusSeconds(second));
        }
        writer.put(List.of(note("AMB", 1)), NOON.plusSeconds(61));
        writer.put(List.of(note("AMA", 200)), NOON.plus(Duration.ofHours(24)));
        assertThat(all()).hasSize(182);
        writer.put(List.of(note("AMA", 300)), NOON.plus(Duration.ofHours(37)));
        assertThat(all())
                .extracting(note -> note.uid() + " " + note.size())
                .containsExactlyInAnyOrder("AMA 60", "AMA 120", "AMB 1", "AMA 180", "AMA 200", "AMA 300");
        for (int day = 3; day < 60; day++) {
            writer.put(List.of(note("AMC", day)), NOON.plus(Duration.ofDays(day)));
        }
        assertThat(all())
                .extracting(note -> note.uid() + " " + note.size())
                .contains("AMA 60", "AMA 120", "AMB 1", "AMA 180", "AMA 200", "AMA 300");
        assertThat(newest().notes())
                .extracting(note -> note.uid() + " " + note.size())
                .containsExactlyInAnyOrder("AMA 300", "AMB 1", "AMC 59");
    }

    /** The day's file was put in place, and the process ended before it took the hours away. */
    @Test
    void a_crash_while_a_day_is_put_together_loses_nothing() throws IOException {
        writer.put(List.of(note("AMA", 1)), NOON);
        byte[] hour = Files.readAllBytes(file());
        writer.put(List.of(note("AMA", 2)), NOON.plus(Duration.ofDays(2)));
        assertThat(Files.exists(folder.resolve("notes/2026-11-27.notes"))).isTrue();
        Files.write(folder.resolve("notes/2026-11-27T12-00-00.notes"), hour);
        writer.put(List.of(note("AMA", 3)), NOON.plus(Duration.ofDays(3)));
        assertThat(all()).extracting(KeptNote::size).containsExactly(1L, 2L, 3L);
    }

    @Test
    void two_roots_of_one_size_are_kept_as_proof_for_anybody() throws IOException {
        writer.put(List.of(note("AMA", 256), note("AMA", 600), note("AMA", 256, 9)), NOON);
        List<KeptNote> fork = newest().forks().getFirst();
        Path proof = writer.keepFork(fork);
        assertThat(Files.readString(proof)).isEqualTo(note("AMA", 256) + "\n" + note("AMA", 256, 9));
        writer.put(List.of(note("AMA", 601)), NOON.plus(Duration.ofDays(9)));
        assertThat(Files.readString(proof)).isEqualTo(note("AMA", 256) + "\n" + note("AMA", 256, 9));
    }

    @Test
    void behind_an_epoch_what_was_noted_beyond_its_size_says_nothing_any_more() {
        writer.put(List.of(note("AMA", 300), note("AMA", 701), note("AMB", 5)), NOON);
        writer.beginEpoch(Map.of("AMA", 300L), NOON.plusSeconds(1));
        writer.put(List.of(note("AMA", 300), note("AMA", 701, 9)), NOON.plusSeconds(2));
        assertThat(newest().forks()).isEmpty();
        assertThat(newest().notes())
                .extracting(note -> note.uid() + " " + note.size() + " " + note.root()[0])
                .containsExactlyInAnyOrder("AMA 701 9", "AMB 5 0");
        writer.put(List.of(note("AMA", 702, 9)), NOON.plus(Duration.ofDays(9)));
        assertThat(newest().forks()).isEmpty();
        assertThat(all()).extracting(KeptNote::size).contains(701L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another.example/scrutins/AMA/urne", "voix.example/scrutins/AMA/resultat", "voix.example"})
    void a_note_that_is_not_of_this_services_urns_is_none(String origin) {
        String text = SIGNER.sign(new Checkpoint(origin, 1, new byte[32]).text());
        assertThat(KeptNote.parse(HOST, NOON, text)).isEmpty();
    }

    @Test
    void a_signature_by_another_key_or_of_another_text_is_none() {
        KeptNote note = KeptNote.parse(HOST, NOON, note("AMA", 1)).orElseThrow();
        VerifierKey key = SIGNER.verifierKey();
        assertThat(note.isSignedBy(List.of(key))).isTrue();
        assertThat(note.isSignedBy(List.of(new NoteSigner(HOST, Sha256.hash(new byte[0])).verifierKey())))
                .isFalse();
        assertThat(key.hasSigned(note.text().replace("\n1\n", "\n2\n"))).isFalse();
        assertThat(VerifierKey.parse(key.encoded()).encoded()).isEqualTo(key.encoded());
    }

    private Path file() {
        return folder.resolve("notes/2026-11-27T12-00-00.notes");
    }

    private List<KeptNote> all() {
        List<KeptNote> notes = new ArrayList<>();
        writer.readAll(notes::add);
        return notes;
    }

    private NewestNoteListener newest() {
        NewestNoteListener notes = new NewestNoteListener();
        writer.readNewest(notes);
        return notes;
    }

    private static String note(String uid, long size) {
        return note(uid, size, 0);
    }

    private static String note(String uid, long size, int root) {
        byte[] hash = new byte[32];
        hash[0] = (byte) root;
        String kind = Character.isDigit(uid.charAt(0)) ? "petitions" : "scrutins";
        String origin = HOST + "/" + kind + "/" + uid + "/urne";
        return SignedCheckpoint.of(new Checkpoint(origin, size, hash), SIGNER).text();
    }
}
