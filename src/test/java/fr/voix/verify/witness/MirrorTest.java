package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogLimits;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.UncheckableException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mirror holds, and that it signs nothing else. */
class MirrorTest {

    private static final String NAME = "mirror.example/m1";
    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private static final LogLimits LIMITS = new LogLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ofMillis(1), Duration.ofMillis(1), 1);

    @TempDir
    Path folder;

    private final FailingDisk disk = new FailingDisk();
    private GrowingLog log;
    private ServedLog served;
    private HeadStore heads;
    private MirrorService mirror;
    private MirrorStore store;

    @BeforeEach
    void start() throws Exception {
        log = GrowingLog.of("voix.example/registre").grow("leaf", 1_600);
        served = new ServedLog(log, 600);
        store = new MirrorStore(folder.resolve("held"));
        open();
    }

    @AfterEach
    void stop() throws Exception {
        heads.close();
        served.close();
    }

    private void open() throws Exception {
        heads = HeadStore.open(folder.resolve("data"), disk);
        mirror = new MirrorService(
                WitnessKeyReader.read(folder.resolve("key"), WitnessKeyReader.Purpose.MIRROR, NAME), heads, () -> NOW);
    }

    private void pull() throws Exception {
        try (LogClient client = new LogClient(URI.create(served.url() + "/"), LIMITS)) {
            mirror.pull(List.of(NoteKey.parse(log.vkey())), client, store);
        }
    }

    private long signed() {
        return heads.of(log.origin()).map(head -> head.checkpoint().size()).orElse(-1L);
    }

    private void assertHeld(int size) throws Exception {
        assertThat(signed()).isEqualTo(size);
        assertThat(heads.of(log.origin()).orElseThrow().note()).startsWith(log.note(size));
        for (int index = 0; index * 256 < size; index++) {
            int width = Math.min(256, size - index * 256);
            assertThat(store.bundle(index, width)).contains(log.bundle(index * 256, index * 256 + width));
            assertThat(store.hashes(0, index, width)).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,256", "255,257", "256,512", "300,900", "512,513", "600,600", "1000,1600"})
    void it_signs_what_it_holds_and_asks_for_nothing_twice(int first, int then) throws Exception {
        served.size = first;
        pull();
        assertHeld(first);
        served.asked();
        served.size = then;
        pull();
        assertHeld(then);
        assertThat(served.asked()).hasSize(first == then ? 0 : (then + 255) / 256 - first / 256);
        List<String> lines =
                heads.of(log.origin()).orElseThrow().lines().lines().toList();
        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("— " + NAME + " "));
    }

    @Test
    void what_an_end_in_the_middle_left_is_not_asked_for_again() throws Exception {
        served.size = 1_600;
        served.mostBundles = 4;
        assertThatThrownBy(this::pull).isInstanceOf(UncheckableException.class);
        assertThat(signed()).as("not all of it is there").isEqualTo(-1);
        heads.close();
        open();
        served.mostBundles = Integer.MAX_VALUE;
        served.asked();
        pull();
        assertHeld(1_600);
        assertThat(served.asked()).containsExactly("004", "005", "006.p/64");
    }

    @Test
    void a_log_that_keeps_full_bundles_alone_is_copied() throws Exception {
        pull();
        served.isTidy = true;
        served.size = 650;
        pull();
        assertHeld(650);
        served.size = 1_000;
        pull();
        assertHeld(1_000);
    }

    /** The planted fork: two heads of one size, a shorter one with another root, and a past that was changed under a larger one. */
    @ParameterizedTest
    @CsvSource({"600", "590", "1000"})
    void a_fork_is_never_signed(int size) throws Exception {
        pull();
        GrowingLog fork = log.forkedAt(550);
        served.log = fork;
        served.entries = fork;
        served.size = size;
        assertThatThrownBy(this::pull).isInstanceOf(DifferenceException.class);
        assertHeld(600);
        if (size != 1_000) {
            assertThat(Files.readString(folder.resolve("held/contradiction")))
                    .as("for anybody to check")
                    .isEqualTo(log.note(600) + "\n" + fork.note(size));
        }
        served.log = log;
        served.entries = log;
        served.size = 1_000;
        pull();
        assertHeld(1_000);
    }

    @Test
    void a_checkpoint_that_its_entries_do_not_make_is_never_signed() throws Exception {
        pull();
        served.entries = log.forkedAt(700);
        served.size = 1_000;
        assertThatThrownBy(this::pull).isInstanceOf(DifferenceException.class).hasMessageContaining("do not make");
        assertHeld(600);
        served.entries = log;
        pull();
        assertHeld(1_000);
    }

    @Test
    void an_older_head_is_no_contradiction() throws Exception {
        pull();
        served.size = 300;
        pull();
        assertHeld(600);
        served.size = 600;
        pull();
        assertHeld(600);
    }

    @Test
    void nobody_else_is_copied_under_its_name() throws Exception {
        served.log = GrowingLog.of("voix.example/registre").grow("leaf", 1_600);
        assertThatThrownBy(this::pull).hasMessageContaining("carries no signature by the key");
        served.log = GrowingLog.of("other.example/log").grow("leaf", 1_600);
        assertThatThrownBy(this::pull).hasMessageContaining("carries no signature by the key");
        assertThat(signed()).isEqualTo(-1);
    }

    @Test
    void nothing_is_signed_that_the_disk_does_not_hold() throws Exception {
        pull();
        disk.isFull = true;
        served.size = 700;
        assertThatThrownBy(this::pull).hasMessageContaining("No space left");
        disk.isFull = false;
        heads.close();
        open();
        assertThat(signed()).isEqualTo(600);
        pull();
        assertHeld(700);
        try (Stream<Path> files = Files.walk(folder.resolve("held"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".new"))).isEmpty();
        }
    }

    @Test
    void keys_of_a_witness_are_none_of_a_mirror() throws Exception {
        Path key = folder.resolve("witness-key");
        WitnessKeyReader.read(key, WitnessKeyReader.Purpose.WITNESS, NAME);
        assertThatThrownBy(() -> WitnessKeyReader.read(key, WitnessKeyReader.Purpose.MIRROR, NAME))
                .hasMessageContaining("no file of keys of a mirror");
        assertThatThrownBy(() -> WitnessKeyReader.read(folder.resolve("key"), WitnessKeyReader.Purpose.WITNESS, NAME))
                .hasMessageContaining("no file of keys of a witness");
        assertThat(Files.readString(key, UTF_8)).startsWith("name " + NAME + "\n");
    }
}
