package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.verify.witness.WitnessService.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a witness signs, and what it never signs. */
class WitnessTest {

    private static final String NAME = "witness.example/w1";
    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final FailingDisk disk = new FailingDisk();
    private Instant now = NOW;
    private GrowingLog log;
    private HeadStore heads;
    private WitnessService witness;

    @BeforeEach
    void start() throws Exception {
        log = GrowingLog.of("voix.example/registre").grow("leaf", 300);
        Files.writeString(folder.resolve("logs"), "# the register\n\n" + log.vkey() + "\n");
        open();
    }

    @AfterEach
    void stop() throws Exception {
        heads.close();
    }

    private void open() throws Exception {
        heads = HeadStore.open(folder.resolve("data"), disk);
        witness = new WitnessService(
                keys(), new WitnessedLogsReader(folder.resolve("logs"), warnings::add), heads, () -> now);
    }

    private List<WitnessKey> keys() throws Exception {
        return WitnessKeyReader.read(folder.resolve("key"), WitnessKeyReader.Purpose.WITNESS, NAME);
    }

    private Answer add(String body) throws Exception {
        return witness.add(body.getBytes(UTF_8));
    }

    private long known() {
        return heads.of(log.origin()).orElseThrow().checkpoint().size();
    }

    @Test
    void a_log_that_grows_is_cosigned_by_both_keys() throws Exception {
        assertThat(add(log.asks(0, 7)).status()).isEqualTo(200);
        Answer answer = add(log.asks(7, 300));

        assertThat(answer.status()).isEqualTo(200);
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("— " + NAME + " "));
        for (int i = 0; i < 2; i++) {
            WitnessKey key = keys().get(i);
            byte[] line = Base64.getDecoder().decode(lines.get(i).substring(("— " + NAME + " ").length()));
            String[] vkey = key.encoded().split("\\+", 3);
            assertThat(HexFormat.of().formatHex(Arrays.copyOf(line, 4))).isEqualTo(vkey[1]);
            assertThat(ByteBuffer.wrap(line, 4, 8).getLong()).isEqualTo(NOW.getEpochSecond());
            byte[] typed = Base64.getDecoder().decode(vkey[2]);
            assertThat(HexFormat.of()
                            .formatHex(Arrays.copyOf(GrowingLog.hash((NAME + "\n").getBytes(UTF_8), typed), 4)))
                    .isEqualTo(vkey[1]);
            assertThat(typed).hasSize(i == 0 ? 33 : 1313).startsWith(i == 0 ? 4 : 6);
            assertThat(verifies(
                            key.pair().getPublic(),
                            i == 0
                                    ? ("cosignature/v1\ntime " + NOW.getEpochSecond() + "\n" + log.text(300))
                                            .getBytes(UTF_8)
                                    : structure(300),
                            Arrays.copyOfRange(line, 12, line.length)))
                    .isTrue();
        }
        assertThat(heads.at(
                        HexFormat.of().formatHex(GrowingLog.hash(log.origin().getBytes(UTF_8)))))
                .get()
                .extracting(Head::note)
                .isEqualTo(log.note(300) + answer.body());
    }

    private byte[] structure(long size) {
        return GrowingLog.join(
                "subtree/v1\n\0".getBytes(UTF_8),
                new byte[] {(byte) NAME.length()},
                NAME.getBytes(UTF_8),
                ByteBuffer.allocate(8).putLong(NOW.getEpochSecond()).array(),
                new byte[] {(byte) log.origin().length()},
                log.origin().getBytes(UTF_8),
                ByteBuffer.allocate(16).putLong(0).putLong(size).array(),
                log.root((int) size));
    }

    private static boolean verifies(PublicKey key, byte[] message, byte[] signature) throws Exception {
        Signature verifier = Signature.getInstance(key.getAlgorithm().startsWith("Ed") ? "Ed25519" : "ML-DSA-44");
        verifier.initVerify(key);
        verifier.update(message);
        return verifier.verify(signature);
    }

    @Test
    void every_size_grows_into_every_later_one() throws Exception {
        int old = 0;
        for (int size :
                new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257}) {
            assertThat(add(log.asks(old, size)).status())
                    .as(old + " to " + size)
                    .isEqualTo(200);
            assertThat(add(log.asks(size, size)).status()).as("again").isEqualTo(200);
            old = size;
        }
        assertThat(known()).isEqualTo(257);
    }

    @Test
    void what_a_log_may_not_send_has_its_number() throws Exception {
        GrowingLog stranger = GrowingLog.of("other.example/log").grow("leaf", 9);
        GrowingLog impostor = GrowingLog.of(log.origin()).grow("leaf", 9);
        assertThat(add(stranger.asks(0, 9)).status())
                .as("a log that nobody named")
                .isEqualTo(404);
        assertThat(add(impostor.asks(0, 9)).status())
                .as("another key of that name")
                .isEqualTo(403);
        assertThat(add(log.asks(0, 9).replace("\n9\n", "\n8\n")).status())
                .as("a known key, and a wrong signature")
                .isEqualTo(403);
        assertThat(add(log.asks(0, 9).replace("old 0", "old 10")).status()).isEqualTo(400);
        assertThat(add(log.asks(0, 0).replace("old 0", "old 1")).status()).isEqualTo(400);
        assertThat(add(log.asks(0, 9).replaceFirst("(?s)(\n\n.*\n\n).*", "$1")).status())
                .as("no signature at all")
                .isEqualTo(400);
        assertThat(heads.all()).as("nothing of this was signed").isEmpty();

        assertThat(add(log.asks(0, 9)).status()).isEqualTo(200);
        Answer conflict = add(log.asks(4, 20));
        assertThat(conflict).isEqualTo(new Answer(409, "text/x.tlog.size", "9\n"));
        assertThat(add(log.asks(9, 20).replaceFirst("\n[^\n]+", "")).status())
                .as("a hash less")
                .isEqualTo(422);
        assertThat(add("old 9\n" + GrowingLog.lines(List.of(log.root(9))) + "\n" + log.note(9))
                        .status())
                .as("a hash for nothing")
                .isEqualTo(422);
        assertThat(known()).isEqualTo(9);
    }

    @Test
    void an_empty_log_is_cosigned_and_has_one_root_alone() throws Exception {
        assertThat(add(log.asks(0, 0)).status()).isEqualTo(200);
        assertThat(known()).isZero();
        assertThat(add(log.asks(0, 5)).status()).isEqualTo(200);
    }

    /** The planted fork: two heads of one size, and a past that was changed under a larger one. */
    @Test
    void a_fork_is_never_cosigned() throws Exception {
        assertThat(add(log.asks(0, 200)).status()).isEqualTo(200);
        GrowingLog fork = log.forkedAt(150);
        assertThat(add(fork.asks(200, 200)).status())
                .as("two heads of one size")
                .isEqualTo(422);
        assertThat(add(fork.asks(200, 300)).status()).as("another past").isEqualTo(422);
        assertThat(add(fork.asks(150, 300)).status()).as("from before it").isEqualTo(409);
        assertThat(add(fork.asks(0, 300)).status()).as("as if new").isEqualTo(409);
        assertThat(add(log.asks(200, 300)).status()).as("the true one goes on").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 1",
                "old 01\n\nvoix.example/registre\n1\nAA==\n\n— a AAAAAAA=\n",
                "old -1\n\nx",
                "old 0\nnot base64\n\nx\n",
                "old 0\nAA==\n\nx\n",
                "old 0\n\nno note",
                "old 0\n\nvoix.example/registre\n1\n\n— a AAAAAAA=\n",
            })
    void what_is_no_request_is_refused(String body) throws Exception {
        assertThat(add(body).status()).isEqualTo(400);
    }

    @Test
    void more_hashes_than_a_proof_can_have_are_refused() throws Exception {
        String hash = GrowingLog.lines(List.of(log.root(1)));
        assertThat(add("old 1\n" + hash.repeat(64) + "\n" + log.note(9)).body()).contains("63");
    }

    @Test
    void of_a_hundred_at_once_from_one_size_one_is_signed() throws Exception {
        add(log.asks(0, 100));
        CyclicBarrier together = new CyclicBarrier(100);
        List<Future<Integer>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String body = log.asks(100, 101 + i);
                asked.add(threads.submit(() -> {
                    together.await();
                    return add(body).status();
                }));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> one : asked) {
            statuses.add(one.get());
        }
        assertThat(statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting())))
                .isEqualTo(Map.of(200, 1L, 409, 99L));
    }

    @Test
    void what_was_signed_outlives_the_process_and_a_torn_line() throws Exception {
        add(log.asks(0, 10));
        add(log.asks(10, 20));
        Path file = folder.resolve("data/heads");
        String whole = Files.readString(file);
        heads.close();
        Files.writeString(file, whole.substring(0, 40), StandardOpenOption.APPEND);
        open();
        assertThat(known()).isEqualTo(20);
        assertThat(Files.readString(file)).as("the newest alone").isEqualTo(whole.substring(whole.indexOf('\n') + 1));
        assertThat(add(log.forkedAt(5).asks(20, 20)).status()).isEqualTo(422);
    }

    @Test
    void a_damaged_file_stops_the_witness() throws Exception {
        add(log.asks(0, 10));
        add(log.asks(10, 20));
        heads.close();
        Path file = folder.resolve("data/heads");
        String whole = Files.readString(file);
        Files.writeString(file, "!" + whole.substring(1));
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("line 1");
        Files.writeString(file, whole);
        open();
    }

    @Test
    void nothing_is_answered_that_the_disk_does_not_hold() throws Exception {
        add(log.asks(0, 10));
        assertThat(disk.unsafeBytes).isZero();
        disk.isFull = true;
        assertThatThrownBy(() -> add(log.asks(10, 20))).isInstanceOf(IOException.class);
        assertThat(known()).isEqualTo(10);
        disk.isFull = false;
        assertThat(add(log.asks(10, 15)).status()).as("there is room again").isEqualTo(200);
        heads.close();
        open();
        assertThat(known()).as("nothing torn stands before it").isEqualTo(15);
    }

    @Test
    void one_that_cannot_take_back_half_a_line_signs_nothing_more() throws Exception {
        add(log.asks(0, 10));
        disk.isFull = true;
        disk.isDead = true;
        assertThatThrownBy(() -> add(log.asks(10, 20))).isInstanceOf(IOException.class);
        disk.isFull = false;
        assertThatThrownBy(() -> add(log.asks(10, 20))).hasMessageContaining("start again");
        heads.close();
        open();
        assertThat(known()).isEqualTo(10);
    }

    @Test
    void the_file_stays_short_while_a_log_moves() throws Exception {
        for (int size = 1; size <= 299; size++) {
            assertThat(add(log.asks(size - 1, size)).status()).isEqualTo(200);
        }
        assertThat(Files.size(folder.resolve("data/heads"))).isLessThan(1_100_000);
        heads.close();
        open();
        assertThat(known()).isEqualTo(299);
    }

    @Test
    void who_sends_the_newest_head_again_gets_the_same_for_half_a_minute() throws Exception {
        String first = add(log.asks(0, 10)).body();
        now = NOW.plusSeconds(29);
        assertThat(add(log.asks(10, 10)).body()).isEqualTo(first);
        now = NOW.plusSeconds(31);
        String second = add(log.asks(10, 10)).body();
        assertThat(second).isNotEqualTo(first);
        assertThat(heads.of(log.origin()).orElseThrow().note()).endsWith(second);
    }

    @Test
    void a_key_without_its_heads_and_heads_of_another_key_are_no_start() throws Exception {
        add(log.asks(0, 10));
        heads.close();
        assertThat(start("another")).contains("a key serves one name alone");
        Path file = folder.resolve("data/heads");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, 45) + (whole.charAt(45) == 'A' ? 'B' : 'A') + whole.substring(46));
        assertThat(start(NAME)).as("one letter of the root").contains("is damaged");
        Files.writeString(file, whole);
        Path aside = folder.resolve("aside");
        Files.move(file, aside);
        assertThat(start(NAME)).contains("is not there: find it");
        Files.move(aside, file);
        Files.move(folder.resolve("key"), aside);
        assertThat(start(NAME)).contains("has heads that a key signed");
        WitnessKeyReader.read(folder.resolve("key"), WitnessKeyReader.Purpose.WITNESS, NAME);
        assertThat(start(NAME)).contains("was signed by another key");
        open();
    }

    /** What the command says of a start that cannot be. */
    private String start(String name) {
        StringWriter said = new StringWriter();
        int code = new CommandLine(new WitnessCommand())
                .setErr(new PrintWriter(said))
                .execute(
                        "--listen=127.0.0.1:0",
                        "--name=" + name,
                        "--key=" + folder.resolve("key"),
                        "--logs=" + folder.resolve("logs"),
                        "--data=" + folder.resolve("data"));
        assertThat(code).isEqualTo(2);
        return said.toString();
    }

    @Test
    void two_never_share_a_folder() {
        assertThatThrownBy(() -> HeadStore.open(folder.resolve("data"), disk))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another witness");
    }

    @Test
    void the_list_of_logs_is_followed() throws Exception {
        GrowingLog other = GrowingLog.of("other.example/log").grow("leaf", 9);
        assertThat(add(other.asks(0, 9)).status()).isEqualTo(404);
        Files.writeString(folder.resolve("logs"), "not a key\n");
        assertThat(add(log.asks(0, 9)).status())
                .as("what was read before counts")
                .isEqualTo(200);
        assertThat(warnings).anySatisfy(warning -> assertThat(warning).contains("not a verifier key"));
        Files.writeString(folder.resolve("logs"), other.vkey() + "\n");
        assertThat(add(other.asks(0, 9)).status()).isEqualTo(200);
        assertThat(add(log.asks(9, 10)).status()).as("no longer named").isEqualTo(404);
    }

    @Test
    void the_key_is_its_owners_alone_and_stays() throws Exception {
        Path file = folder.resolve("key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys().stream().map(WitnessKey::encoded))
                .containsExactlyElementsOf(
                        keys().stream().map(WitnessKey::encoded).toList());
        Files.writeString(file, "something else\n");
        assertThatThrownBy(this::keys).isInstanceOf(IllegalArgumentException.class);
    }
}
