package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.quorum.CosignerKey;
import fr.voix.verify.log.LogBundle;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogLimits;
import fr.voix.verify.log.LogTree;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.TileAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself: it copies, dies, goes on, and serves when the log is gone. */
class MirrorProcessTest {

    private static final String NAME = "mirror.example/m1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private GrowingLog log;
    private ServedLog served;
    private CosignerProcess mirror;

    @BeforeEach
    void start() throws Exception {
        log = GrowingLog.of("voix.example/registre").grow("leaf", 70_000);
        served = new ServedLog(log, 700);
        Files.writeString(folder.resolve("logs"), "# the register\n" + log.vkey() + " " + served.url() + "\n");
        run();
    }

    @AfterEach
    void stop() throws Exception {
        mirror.kill();
        served.close();
    }

    private void run() throws Exception {
        mirror = CosignerProcess.start(folder, "mirror", NAME, "--every=1");
    }

    /** The log below the mirror's address, as any reader asks for it. */
    private LogClient client() {
        return new LogClient(
                mirror.address().resolve("/" + Head.address(log.origin()) + "/"),
                new LogLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ofMillis(1), Duration.ZERO, 1));
    }

    private void await(int size) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (size() < size) {
            assertThat(System.nanoTime()).as("it has %s", size()).isLessThan(until);
            Thread.sleep(100);
        }
    }

    private long size() throws Exception {
        try (LogClient client = client()) {
            var note = client.get("checkpoint", SignedNote.MOST_BYTES);
            return note.isEmpty()
                    ? -1
                    : LogCheckpoint.parse(SignedNote.parse(note.get()).text()).size();
        }
    }

    /** Reads everything, as a verifier does: entries, every tile, and who signed. */
    private long readAll() throws Exception {
        try (LogClient client = client()) {
            SignedNote note = SignedNote.parse(
                    client.get("checkpoint", SignedNote.MOST_BYTES).orElseThrow());
            note.requireSignedBy(NoteKey.parse(log.vkey()));
            for (String vkey : mirror.vkeys()) {
                CosignerKey key = CosignerKey.parse(vkey);
                assertThat(key.key().name()).isEqualTo(NAME);
                assertThat(note.signatures())
                        .anyMatch(line -> key.cosignedAt(line, note.text()).isPresent());
            }
            LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
            LogTree tree = new LogTree((level, index, hashes) -> assertThat(
                            client.get(TileAddress.hashes(level, index, hashes.length / LogHash.LENGTH), hashes.length))
                    .contains(hashes));
            for (long index = 0; tree.size() < checkpoint.size(); index++) {
                int width = (int) Math.min(TileAddress.FULL, checkpoint.size() - tree.size());
                String path = TileAddress.entries(index, width);
                byte[] bundle = client.get(path, LogBundle.MOST_BYTES).orElseThrow();
                for (byte[] entry : LogBundle.parse(bundle, width, path)) {
                    tree.add(LogHash.leaf(entry));
                }
            }
            tree.end();
            assertThat(tree.root()).isEqualTo(checkpoint.root());
            return tree.size();
        }
    }

    @Test
    void whoever_reads_it_needs_the_log_no_more() throws Exception {
        await(700);
        served.size = 66_000;
        await(66_000);
        served.close();
        assertThat(readAll()).isEqualTo(66_000);
        assertThat(mirror.residentMegabytes()).isLessThan(150);
        mirror.kill();
        run();
        assertThat(readAll()).as("and after a start").isEqualTo(66_000);
        try (LogClient client = client()) {
            assertThat(client.get(TileAddress.entries(257, 208), LogBundle.MOST_BYTES))
                    .isPresent();
            assertThat(client.get(TileAddress.entries(257, 209), LogBundle.MOST_BYTES))
                    .as("beyond what it signed")
                    .isEmpty();
            assertThat(client.get(TileAddress.hashes(2, 0, 1), 32)).isPresent();
            assertThat(client.get(TileAddress.hashes(2, 0, 2), 64)).isEmpty();
        }
        try (LogClient root = new LogClient(mirror.address(), LogLimits.USUAL)) {
            String page = new String(root.get("/", 100_000).orElseThrow(), UTF_8);
            assertThat(page).contains("Mirror " + NAME, mirror.vkeys().get(0), log.origin());
        }
    }

    /** Killed at any moment: it goes on from what it has, and two heads of one size are never served. */
    @Test
    void whoever_kills_it_loses_nothing_that_it_signed() throws Exception {
        await(700);
        long signed = 700;
        for (int death = 0; death < 4; death++) {
            served.size += 15_000;
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000_000L, 3_000_000_000L));
            mirror.kill();
            run();
            assertThat(size()).isGreaterThanOrEqualTo(signed);
            signed = readAll();
        }
        await(served.size);
        assertThat(readAll()).isEqualTo(60_700);
        List<String> full =
                served.asked().stream().filter(path -> !path.contains(".p/")).toList();
        assertThat(full.size() - Set.copyOf(full).size())
                .as("bundles that were on their way when it died, or were being written")
                .isLessThanOrEqualTo(4);
    }

    @Test
    void a_fork_is_named_and_the_first_past_stays() throws Exception {
        await(700);
        GrowingLog fork = log.forkedAt(650);
        served.log = fork;
        served.entries = fork;
        String errors = "";
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!errors.contains("NOTHING MORE IS CO-SIGNED")) {
            assertThat(System.nanoTime()).as(errors).isLessThan(until);
            Thread.sleep(100);
            errors = Files.readString(folder.resolve("errors"));
        }
        assertThat(readAll()).isEqualTo(700);
        Path evidence = folder.resolve("mirror/" + Head.address(log.origin()) + "/contradiction");
        assertThat(Files.readString(evidence)).isEqualTo(log.note(700) + "\n" + fork.note(700));
    }
}
