package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.verify.VerifyRun;
import fr.voix.verify.log.LogBundle;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogLimits;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.TileAddress;
import fr.voix.verify.quorum.CosignerKey;
import fr.voix.verify.quorum.CosignerKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself: it copies, dies, goes on, and serves when the log is gone. */
@Tag("long")
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

    private String address() {
        return mirror.address() + "/" + Head.address(log.origin());
    }

    /** What is served has to be held against the key of the log, and the co-signatures of the mirror, both of them. */
    private long verified() throws Exception {
        Path policy = folder.resolve("policy");
        Files.writeString(
                policy,
                "log %s\nwitness m %s\nwitness m-pq %s\ngroup g all m m-pq\nquorum g\n"
                        .formatted(
                                log.vkey(),
                                mirror.vkeys().get(0),
                                mirror.vkeys().get(1)));
        VerifyRun run = VerifyRun.of("--log", address(), "--key", log.vkey(), "--policy", policy.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        String last = run.out().getLast();
        assertThat(last).startsWith("verify log=" + log.origin() + " leaves=").endsWith(" cosigners=" + NAME);
        return Long.parseLong(last.replaceAll(".*leaves=([0-9]+) .*", "$1"));
    }

    @Test
    void whoever_reads_it_needs_the_log_no_more() throws Exception {
        await(700);
        served.size = 66_000;
        await(66_000);
        served.close();
        assertThat(verified()).isEqualTo(66_000);
        assertThat(mirror.residentMegabytes()).isLessThan(150);
        mirror.kill();
        run();
        assertThat(verified()).as("and after a start").isEqualTo(66_000);
        GrowingLog another = GrowingLog.of(log.origin());
        assertThat(VerifyRun.of("--log", address(), "--key", another.vkey()).out())
                .containsExactly(address() + ": the checkpoint carries no signature by the key " + another.vkey());
        Path policy = folder.resolve("policy");
        Files.writeString(policy, "witness w " + mirror.vkeys().get(0).replace(NAME, "x") + "\nquorum w\n");
        assertThat(VerifyRun.of("--log", address(), "--key", log.vkey(), "--policy", policy.toString())
                        .exitCode())
                .as("a policy that makes no sense")
                .isEqualTo(2);
        CosignerKey other = CosignerKey.of(
                NAME,
                CosignerKind.ED25519,
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        Files.writeString(policy, "witness w " + other.key().encoded() + "\nquorum w\n");
        VerifyRun unmet = VerifyRun.of("--log", address(), "--key", log.vkey(), "--policy", policy.toString());
        assertThat(unmet.exitCode()).isEqualTo(1);
        assertThat(unmet.out().getFirst()).contains("has not the co-signatures that the policy asks for, only none");
        Files.writeString(policy, "log " + another.vkey() + "\nquorum none\n");
        assertThat(VerifyRun.of("--log", address(), "--key", log.vkey(), "--policy", policy.toString())
                        .out()
                        .getFirst())
                .endsWith("is none of the logs that the policy names");
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
            signed = verified();
        }
        await(served.size);
        assertThat(verified()).isEqualTo(60_700);
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
        assertThat(verified()).isEqualTo(700);
        Path tile = folder.resolve("mirror/" + Head.address(log.origin()) + "/tile/0/001");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[40] ^= 1;
        Files.write(tile, hashes);
        VerifyRun altered = VerifyRun.of("--log", address(), "--key", log.vkey());
        assertThat(altered.exitCode()).as("one bit of a tile").isEqualTo(1);
        assertThat(altered.out().getFirst()).contains("leaf 257 has the hash");
        Path evidence = folder.resolve("mirror/" + Head.address(log.origin()) + "/contradiction");
        assertThat(Files.readString(evidence)).isEqualTo(log.note(700) + "\n" + fork.note(700));
    }
}
