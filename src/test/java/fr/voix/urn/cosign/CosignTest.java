package fr.voix.urn.cosign;

import static fr.voix.Http.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.urn.cosign.Attestation.State;
import fr.voix.verify.log.GrowingLog;
import fr.voix.verify.log.TestWitness;
import fr.voix.verify.log.TestWitness.Mood;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a log asks of its witnesses, whatever they do, and what it says of them. */
class CosignTest {

    private static final String ONE = "one.example/w";
    private static final String TWO = "two.example/w";

    @TempDir
    Path folder;

    private final List<EmbeddedServer> servers = new ArrayList<>();
    private final ShiftedClock clock = new ShiftedClock();
    private final TestDatabase.Database database = TestDatabase.fresh();
    private GrowingLog log;
    private TestWitness one;
    private TestWitness two;

    @BeforeEach
    void aLogAndTwoWitnesses() throws Exception {
        log = GrowingLog.of("voix.example/registre").grow("leaf", 300);
        TestCosignedLog.show(log, 7);
        one = new TestWitness(ONE, clock, log.vkey());
        two = new TestWitness(TWO, clock, log.vkey());
    }

    @AfterEach
    void close() {
        servers.forEach(EmbeddedServer::close);
        one.close();
        two.close();
    }

    /** @param quorum the last lines of the policy */
    private CosignService start(String quorum) throws Exception {
        return start(quorum, Map.of());
    }

    private CosignService start(String quorum, Map<String, Object> more) throws Exception {
        Path policy = folder.resolve("policy");
        Files.writeString(policy, "log " + log.vkey() + "\n" + one.lines("one") + two.lines("two") + quorum + "\n");
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("test.cosigned-log", "true");
        settings.put("test.shifted-clock", "true");
        settings.put("voix.witness.policy-file", policy.toString());
        EmbeddedServer server = TestServer.start(database, folder.resolve("notes-" + servers.size()), settings);
        servers.add(server);
        return server.getApplicationContext().getBean(CosignService.class);
    }

    private String health() {
        return get(servers.getLast(), "/health").body();
    }

    private static List<String> signers(String note) {
        return note.substring(note.lastIndexOf("\n\n") + 2)
                .lines()
                .map(line -> line.split(" ")[1])
                .toList();
    }

    private List<String> signersOf(CosignService service, int size) {
        return signers(service.cosigned(TestCosignedLog.head(log, size)));
    }

    @Test
    void each_checkpoint_is_cosigned_by_all_and_served_with_their_lines() throws Exception {
        CosignService service = start("group both all one two\nquorum both");
        assertThat(service.attestation().state()).isEqualTo(State.NOT_ASKED);
        service.run();
        assertThat(signersOf(service, 7)).containsExactly(log.origin(), ONE, ONE, TWO, TWO);
        assertThat(service.attestation().state()).isEqualTo(State.ATTESTED);
        assertThat(service.attestation().head().size()).isEqualTo(7);
        assertThat(service.attestation().sentence(Messages.of(Language.EN)).orElseThrow())
                .startsWith("Attested");

        TestCosignedLog.show(log, 250);
        assertThat(signersOf(service, 250)).as("before they answer").containsExactly(log.origin());
        service.run();
        assertThat(signersOf(service, 250)).hasSize(5);
        assertThat(one.asked()).as("at once from the size that it knows").isEqualTo(2);
        service.run();
        assertThat(one.asked()).as("nothing is lacking").isZero();
        assertThat(signersOf(service, 7))
                .as("what was overtaken is kept by nobody")
                .containsExactly(log.origin());
        assertThat(service.policy()).startsWith("log voix.example/registre+");
        assertThat(health()).doesNotContain("witness");
    }

    @Test
    void one_that_knows_another_size_is_asked_again_once() throws Exception {
        assertThat(one.add(log.asks(0, 3))).isEqualTo(200);
        CosignService service = start("quorum one");
        service.run();
        assertThat(one.asked()).isEqualTo(2);
        assertThat(two.asked()).isEqualTo(1);
        assertThat(signersOf(service, 7)).hasSize(5);
    }

    /** Whatever it does: nothing of it is kept, the other's is, and it is named. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "HANGS",
                "SENDS_WITHOUT_END",
                "TALKS_NONSENSE",
                "SIGNS_SOMETHING_ELSE",
                "HAS_ANOTHER_KEY",
                "REDIRECTS",
                "ALWAYS_IN_CONFLICT"
            })
    void one_that_misbehaves_holds_up_nobody_and_is_named(Mood mood) throws Exception {
        CosignService service = start("quorum two");
        one.behave(mood);
        // one that hangs does so for twenty seconds
        assertTimeout(Duration.ofSeconds(15), service::run);
        assertThat(signersOf(service, 7)).containsExactly(log.origin(), TWO, TWO);
        assertThat(service.attestation().state()).isEqualTo(State.ATTESTED);
        assertThat(health()).contains("\"UP\"", "witness " + ONE).doesNotContain("witness " + TWO);
        assertThat(one.asked()).isBetween(1, 2);
        service.run();
        assertThat(one.asked()).as("the same head, a second later").isZero();

        one.behave(Mood.HONEST);
        clock(service).advance(Duration.ofSeconds(31));
        clock.advance(Duration.ofSeconds(31));
        service.run();
        assertThat(signersOf(service, 7)).hasSize(5);
        assertThat(health()).doesNotContain("witness");
    }

    private ShiftedClock clock(CosignService service) {
        return servers.stream()
                .map(EmbeddedServer::getApplicationContext)
                .filter(context -> context.getBean(CosignService.class) == service)
                .map(context -> context.getBean(ShiftedClock.class))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void one_whose_clock_is_wrong_is_not_believed() throws Exception {
        CosignService service = start("quorum two");
        clock(service).advance(Duration.ofMinutes(6));
        service.run();
        assertThat(signersOf(service, 7)).containsExactly(log.origin());
        assertThat(health()).contains("its clock says");
    }

    @Test
    void what_is_served_never_waits_for_a_witness() throws Exception {
        CosignService service = start("quorum one");
        one.behave(Mood.HANGS);
        Thread asking = Thread.ofVirtual().start(service::run);
        for (int i = 0; one.asked() == 0 && i < 3_000; i++) {
            Thread.sleep(10);
        }
        for (int size = 7; size < 40; size++) {
            TestCosignedLog.show(log, size);
            assertThat(signersOf(service, size)).contains(log.origin());
            assertThat(size > 7 || asking.isAlive()).as("it is still asked").isTrue();
        }
        asking.join();
    }

    @Test
    void without_a_quorum_for_ten_minutes_that_is_said_until_there_is_one() throws Exception {
        CosignService service = start("group both all one two\nquorum both");
        service.run();
        two.behave(Mood.DOES_NOT_KNOW_THE_LOG);
        for (int size = 8; size < 12; size++) {
            TestCosignedLog.show(log, size);
            service.run();
            assertThat(service.attestation().state()).isEqualTo(State.AWAITED);
            clock(service).advance(Duration.ofMinutes(3));
            clock.advance(Duration.ofMinutes(3));
        }
        service.run();
        assertThat(service.attestation().state()).isEqualTo(State.OVERDUE);
        assertThat(service.attestation().sentence(Messages.of(Language.FR)).orElseThrow())
                .startsWith("Pas encore attesté");
        assertThat(service.attestation().head().size())
                .as("what was attested stays")
                .isEqualTo(7);
        assertThat(health()).contains("too few co-sign since", "witness " + TWO, "HTTP 404");

        two.behave(Mood.HONEST);
        TestCosignedLog.show(log, 12);
        service.run();
        assertThat(service.attestation().state()).isEqualTo(State.ATTESTED);
        assertThat(health()).doesNotContain("too few");
    }

    @Test
    void of_two_instances_one_asks_and_both_know() throws Exception {
        CosignService first = start("quorum one");
        CosignService second = start("quorum one");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int size = 7; size < 17; size++) {
                TestCosignedLog.show(log, size);
                Future<?> other = threads.submit(second::run);
                first.run();
                other.get();
                assertThat(one.asked()).isEqualTo(1);
            }
        }
        first.run();
        second.run();
        assertThat(signersOf(first, 16)).hasSize(5).isEqualTo(signersOf(second, 16));
        assertThat(second.attestation().head().size()).isEqualTo(16);
        assertThat(first.attestation().state()).isEqualTo(State.ATTESTED);
    }

    /** The planted fork: whoever restored the database or the key signs another past, and a witness saw the first one. */
    @Test
    void a_witness_that_knows_another_past_is_heard_by_everybody() throws Exception {
        GrowingLog fork = log.forkedAt(100);
        assertThat(one.add(fork.asks(0, 200))).isEqualTo(200);
        TestCosignedLog.show(log, 150);
        CosignService service = start("quorum two");
        service.run();
        assertThat(health())
                .contains("\"DEGRADED\"", "says that another past was signed", "200 entries, and 150 are here");
        assertThat(contradicting())
                .as("what it shows was signed by the key of this log")
                .singleElement()
                .asString()
                .startsWith(fork.note(200))
                .contains("\n— " + ONE + " ");

        TestCosignedLog.show(log, 200);
        service.run();
        assertThat(health()).as("two heads of one size").contains("another past of the first 200 entries");
        TestCosignedLog.show(log, 300);
        service.run();
        assertThat(signersOf(service, 300)).as("the others go on").containsExactly(log.origin(), TWO, TWO);
        assertThat(service.attestation().state()).isEqualTo(State.ATTESTED);
    }

    /** As after a restore of the database: of the first head stays who co-signed it, for whoever asks later. */
    @Test
    void a_head_that_another_of_its_size_replaces_is_kept_with_its_cosignatures() throws Exception {
        TestCosignedLog.show(log, 150);
        CosignService service = start("quorum two");
        service.run();
        GrowingLog fork = log.forkedAt(100);
        for (int size : new int[] {150, 170}) {
            TestCosignedLog.show(fork, size);
            clock(service).advance(Duration.ofSeconds(31));
            clock.advance(Duration.ofSeconds(31));
            service.run();
            assertThat(contradicting())
                    .singleElement()
                    .asString()
                    .startsWith(log.note(150))
                    .contains("\n— " + ONE + " ", "\n— " + TWO + " ");
        }
        assertThat(signers(service.cosigned(TestCosignedLog.head(fork, 150))))
                .as("of the other past nothing is served under it")
                .containsExactly(log.origin());
    }

    /** Of each head one note: as it was replaced here, or else as a witness showed it. */
    private List<String> contradicting() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select distinct on (size, root) note from contradicting_head order by size, root, is_shown")) {
            List<String> notes = new ArrayList<>();
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
            return notes;
        }
    }

    @Test
    void a_policy_that_makes_no_sense_ends_the_start() {
        assertThatThrownBy(() -> start("quorum three", Map.of("voix.serving", "true")))
                .hasStackTraceContaining("policy, line 6: three is not defined above");
    }

    @Test
    void without_a_policy_nobody_is_asked() {
        EmbeddedServer server = TestServer.start(Map.of("test.cosigned-log", "true"));
        servers.add(server);
        ApplicationContext context = server.getApplicationContext();
        CosignService service = context.getBean(CosignService.class);
        service.run();
        assertThat(service.attestation().state()).isEqualTo(State.NOT_ASKED);
        assertThat(signersOf(service, 7)).containsExactly(log.origin());
        assertThat(one.asked()).isZero();
    }
}
