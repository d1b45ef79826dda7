package fr.voix.urn.note;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.proof.TestStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notes are brought elsewhere, whatever the place does, and nobody waits for it. */
class NoteSinkTest {

    private static final String HOST = "voix.example";
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final NoteSigner SIGNER = new NoteSigner(HOST, new byte[32]);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private TestStore store;

    @BeforeEach
    void open() throws IOException {
        store = new TestStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(TestStore.Mood.class)
    void a_store_that_misbehaves_gets_every_note_in_the_end(TestStore.Mood mood) throws Exception {
        store.behave(mood, 3);
        List<String> notes = List.of(note("AMA", 1), note("AMB", 7), note("AMA", 2));
        PutSinkClient sink = new PutSinkClient(HOST, store.url(), Duration.ofMillis(400));
        try (NoteSinkWriter writer = writer(sink)) {
            notes.forEach(note -> writer.offer(List.of(note)));
            await(() -> store.notes().containsAll(notes));
            await(() -> writer.failure() == null && writer.behind() == 0);
        }
        // in its own time: the short one above is for a store that is silent
        PutSinkClient reader = new PutSinkClient(HOST, store.url(), PATIENCE);
        NewestNoteListener newest = new NewestNoteListener();
        await(() -> {
            reader.readNewest(newest);
            return !newest.notes().isEmpty();
        });
        assertThat(newest.notes()).allMatch(note -> notes.contains(note.text()));
    }

    @Test
    void what_it_lacks_is_said_until_it_has_it() throws Exception {
        store.behave(TestStore.Mood.REFUSES, 1_000_000);
        try (NoteSinkWriter writer = writer(new PutSinkClient(HOST, store.url(), Duration.ofSeconds(5)))) {
            writer.offer(List.of(note("AMA", 1)));
            await(() -> writer.failure() != null);
            assertThat(writer.failure()).contains("HTTP 500");
            writer.offer(List.of(note("AMA", 2)));
            assertThat(writer.behind()).isPositive();
            store.behave(TestStore.Mood.REFUSES, 0);
            await(() -> writer.failure() == null && writer.behind() == 0);
            assertThat(store.notes()).contains(note("AMA", 1), note("AMA", 2));
        }
    }

    /** It hangs for ever: what waits is bounded, and the newest stay. */
    @Test
    void whoever_publishes_never_waits_for_a_place_that_hangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        List<String> taken = Collections.synchronizedList(new java.util.ArrayList<>());
        NoteSinkClient hung = new NoteSinkClient() {
            @Override
            public void put(List<String> notes, Instant at) throws IOException {
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                taken.addAll(notes);
            }

            @Override
            public void beginEpoch(Map<String, Long> sizes, Instant at) {}

            @Override
            public void readNewest(NoteListener listener) {}
        };
        List<String> many =
                IntStream.range(0, 60_000).mapToObj(i -> "note " + i).toList();
        try (NoteSinkWriter writer = writer(hung)) {
            long before = System.nanoTime();
            writer.offer(many);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            assertThat(writer.behind()).isBetween(58_000L, 60_000L);
            hanging.countDown();
            await(() -> taken.size() >= 50_000);
            assertThat(taken).endsWith("note 59999");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_to_gets_them_later() throws Exception {
        Path place = folder.resolve("place");
        Files.writeString(place, "in the way");
        NoteFolderWriter sink = new NoteFolderWriter(HOST, place);
        try (NoteSinkWriter writer = writer(sink)) {
            writer.offer(List.of(note("AMA", 1)));
            await(() -> writer.failure() != null);
            Files.delete(place);
            await(() -> writer.failure() == null && writer.behind() == 0);
        }
        NewestNoteListener newest = new NewestNoteListener();
        sink.readNewest(newest);
        assertThat(newest.texts()).containsExactly(note("AMA", 1));
    }

    /** Another instance puts there too, and neither hides what the other knows. */
    @Test
    void the_newest_of_a_store_are_those_of_all_who_put_there_but_for_what_an_epoch_ended() throws Exception {
        PutSinkClient first = new PutSinkClient(HOST, store.url(), Duration.ofSeconds(5));
        PutSinkClient second = new PutSinkClient(HOST, store.url(), Duration.ofSeconds(5));
        first.put(List.of(note("AMA", 701), note("AMB", 4)), NOON);
        second.put(List.of(note("AMC", 5)), NOON.plusSeconds(5));
        assertThat(newestOf(first)).containsExactlyInAnyOrder(note("AMA", 701), note("AMB", 4), note("AMC", 5));
        second.beginEpoch(Map.of("AMA", 301L), NOON.plusSeconds(6));
        second.put(List.of(note("AMA", 301)), NOON.plus(Duration.ofMinutes(3)));
        assertThat(newestOf(second)).containsExactlyInAnyOrder(note("AMA", 301), note("AMB", 4), note("AMC", 5));
    }

    /** Nobody votes any more: without this the newest of the last minute would be missing for as long. */
    @Test
    void what_came_within_the_minute_is_among_the_newest_once_nothing_more_comes() throws Exception {
        PutSinkClient sink = new PutSinkClient(HOST, store.url(), Duration.ofSeconds(5));
        sink.put(List.of(note("AMA", 1)), NOON);
        sink.put(List.of(note("AMA", 2)), NOON.plusSeconds(5));
        assertThat(newestOf(sink)).containsExactly(note("AMA", 1));
        sink.put(List.of(), NOON.plusSeconds(65));
        assertThat(newestOf(sink)).containsExactly(note("AMA", 2));
        assertThat(store.notes()).as("and no empty object").hasSize(2);
    }

    @Test
    void a_place_is_told_that_nothing_comes_after_a_rest() throws Exception {
        Path place = folder.resolve("resting");
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        NoteSinkClient sink = new NoteSinkClient() {
            @Override
            public void put(List<String> notes, Instant at) {
                sizes.add(notes.size());
            }

            @Override
            public void beginEpoch(Map<String, Long> urns, Instant at) {}

            @Override
            public void readNewest(NoteListener listener) {}
        };
        try (NoteSinkWriter writer = writer(sink)) {
            writer.offer(List.of(note("AMA", 1)));
            await(() -> sizes.size() > 1);
        }
        assertThat(sizes).startsWith(1, 0);
        NoteFolderWriter files = new NoteFolderWriter(HOST, place);
        files.put(List.of(), NOON);
        assertThat(place).doesNotExist();
    }

    @Test
    void a_setting_that_is_empty_names_no_place() {
        var config = new NoteConfig(null, null, List.of(""), List.of(URI.create("")), List.of(" "), null);
        assertThat(config.checkpointSinks()).isEmpty();
        assertThat(config.peers()).isEmpty();
        assertThat(config.earlierKeys()).isEmpty();
    }

    private static List<String> newestOf(NoteSinkClient sink) throws IOException {
        NewestNoteListener newest = new NewestNoteListener();
        sink.readNewest(newest);
        return newest.texts();
    }

    private static NoteSinkWriter writer(NoteSinkClient sink) {
        return new NoteSinkWriter("the place", sink, Clock.systemUTC(), Duration.ofMillis(20), Duration.ofMillis(100));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static String note(String uid, long size) {
        String origin = HOST + "/scrutins/" + uid + "/urne";
        return SignedCheckpoint.of(new Checkpoint(origin, size, new byte[32]), SIGNER)
                .text();
    }
}
