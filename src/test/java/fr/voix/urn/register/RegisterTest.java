package fr.voix.urn.register;

import static fr.voix.urn.register.TestRegister.aScrutin;
import static fr.voix.urn.register.TestRegister.bytes;
import static fr.voix.urn.register.TestRegister.get;
import static fr.voix.urn.register.TestRegister.head;
import static fr.voix.urn.register.TestRegister.leaf;
import static fr.voix.urn.register.TestRegister.lines;
import static fr.voix.urn.register.TestRegister.mapOf;
import static fr.voix.urn.register.TestRegister.root;
import static fr.voix.urn.register.TestRegister.serve;
import static fr.voix.urn.register.TestRegister.sha256;
import static fr.voix.urn.register.TestRegister.tick;
import static fr.voix.urn.register.TestRegister.vote;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.urn.note.EpochStatement;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.proof.RfcVerifier;
import fr.voix.verify.VerifyRun;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register over HTTP, read as a stranger reads it; it ticks when the test says so. */
class RegisterTest {

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();

    @Test
    void it_binds_each_urn_as_it_is_published_the_key_and_every_line_to_one_signature() throws Exception {
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            Scrutin scrutin = aScrutin(service);
            vote(service, scrutin, 3);
            tick(service);
            vote(service, scrutin, 2);
            tick(service);

            List<String> lines = lines(service);
            TestRegister.Head urn = head(service, "/scrutins/" + scrutin.uid() + "/urne/checkpoint");
            assertThat(urn.size()).isEqualTo(6);
            assertThat(lines)
                    .contains("u1 " + scrutin.uid() + " 6 " + urn.rootHex())
                    .anyMatch(line -> line.startsWith("u1 " + scrutin.uid() + " 4 "));
            String key = get(service, "/.well-known/voix-urn.vkey").body().strip();
            String sha256 = sha256(Arrays.copyOfRange(Base64.getDecoder().decode(key.split("\\+", 3)[2]), 1, 33));
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("k1 "))
                    .hasSize(2)
                    .anyMatch(line -> line.matches("k1 urne " + sha256 + " \\S+Z -"))
                    .anyMatch(line -> line.matches("k1 registre " + sha256 + " \\S+Z -"));
            TestRegister.Head head = head(service, "/registre/checkpoint");
            assertThat(head.origin()).isEqualTo("localhost/registre");
            assertThat(head.size()).isEqualTo(lines.size());
            assertThat(head.root()).isEqualTo(root(lines));

            tick(service);
            assertThat(head(service, "/registre/checkpoint").size())
                    .as("nothing moved")
                    .isEqualTo(head.size());
        }
    }

    @Test
    void its_proofs_hold_and_it_grows_past_its_tiles() throws Exception {
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            Fixtures fixtures = service.getApplicationContext().getBean(Fixtures.class);
            Scrutin first = aScrutin(service);
            vote(service, first, 1);
            tick(service);
            TestRegister.Head old = head(service, "/registre/checkpoint");
            List<Scrutin> many = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                many.add(fixtures.anOpenScrutin());
            }
            tick(service);

            List<String> lines = lines(service);
            TestRegister.Head head = head(service, "/registre/checkpoint");
            assertThat(head.size()).isEqualTo(old.size() + 301).isEqualTo(lines.size());
            assertThat(root(lines)).isEqualTo(head.root());
            for (long index : List.of(0L, 255L, 256L, head.size() - 1)) {
                List<byte[]> proof = proof(get(service, "/registre/preuve/" + index), "index " + index);
                assertThat(RfcVerifier.isIncluded(leaf(lines.get((int) index)), index, head.size(), proof, head.root()))
                        .isTrue();
            }
            List<byte[]> path =
                    proof(get(service, "/registre/coherence/" + old.size() + "/" + head.size()), "old " + old.size());
            assertThat(RfcVerifier.isConsistent(old.size(), old.root(), head.size(), head.root(), path))
                    .isTrue();
            byte[] upper = bytes(service, "/registre/tile/1/000.p/1");
            assertThat(upper).isEqualTo(root(lines.subList(0, 256)));

            assertThat(lines.getLast()).as("the map of all urns").isEqualTo("m1 301 " + mapOf(lines));
            String one = many.get(7).uid();
            String[] newest =
                    get(service, "/scrutins/" + one + "/urne/registre").body().split("\n");
            String line = new String(
                    Base64.getDecoder().decode(newest[1].substring("extra ".length())), StandardCharsets.US_ASCII);
            long index = Long.parseLong(newest[2].substring("index ".length()));
            assertThat(lines.get((int) index)).isEqualTo(line).startsWith("u1 " + one + " 1 ");
            for (String absent : List.of("preuve/" + head.size(), "coherence/2/1", "tile/0/002")) {
                assertThat(get(service, "/registre/" + absent).statusCode())
                        .as(absent)
                        .isEqualTo(404);
            }
        }
    }

    /** Whoever reads it first gets nothing, and is the last who could: until it is put back nothing more is signed of it. */
    @Test
    void a_line_that_was_altered_stops_the_register_once_somebody_reads_it() throws Exception {
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            Scrutin scrutin = aScrutin(service);
            for (int i = 0; i < 300; i++) {
                service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            }
            vote(service, scrutin, 1);
            tick(service);
            String newest = "/scrutins/" + scrutin.uid() + "/urne/registre";
            String index = get(service, newest).body().split("\n")[2].substring("index ".length());
            for (String altered : List.of(
                    "register_leaf set line = line || '0' where leaf_index = 3;/registre/tile/entries/000",
                    "register_leaf set line = line || 'é' where leaf_index = 3;/registre/tile/entries/000",
                    "register_leaf set line = line || '0' where leaf_index = " + index + ";" + newest,
                    "register_leaf set line = line || '0' where leaf_index = 300;/registre/preuve/300",
                    "register_tile set hashes = set_byte(hashes, 9, 255 - get_byte(hashes, 9));/registre/tile/0/000",
                    "register_tile set root = set_byte(root, 9, 255 - get_byte(root, 9));/registre/tile/1/000.p/1")) {
                alterAndRead(service, altered.split(";")[0], altered.split(";")[1]);
            }
            vote(service, scrutin, 1);
            tick(service);
            assertThat(lines(service)).anyMatch(line -> line.startsWith("u1 " + scrutin.uid() + " 3 "));
        }
    }

    private void alterAndRead(EmbeddedServer service, String altered, String address) throws Exception {
        String table = altered.split(" ")[0];
        long size = head(service, "/registre/checkpoint").size();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(get(service, "/health").body()).as("before").doesNotContain("register");
            statement.execute("create table kept as table " + table);
            assertThat(statement.executeUpdate("update " + altered)).isOne();
            assertThat(get(service, address).statusCode()).as(altered).isEqualTo(503);
            for (int round = 0; round < 2; round++) {
                assertThat(get(service, "/registre/checkpoint").statusCode())
                        .as(altered)
                        .isEqualTo(503);
                assertThat(get(service, "/health").body()).contains("DEGRADED", "\"register\":\"The register ");
                tick(service);
            }
            statement.execute("delete from " + table);
            statement.execute("insert into " + table + " table kept");
            statement.execute("drop table kept");
        }
        tick(service);
        assertThat(head(service, "/registre/checkpoint").size()).as("put back").isEqualTo(size);
    }

    @Test
    void instances_side_by_side_state_each_thing_once() throws Exception {
        try (EmbeddedServer one = serve(database, folder.resolve("one"));
                EmbeddedServer two = serve(database, folder.resolve("two"))) {
            Scrutin scrutin = aScrutin(one);
            List<EmbeddedServer> services = List.of(one, two);
            for (int round = 0; round < 10; round++) {
                vote(one, scrutin, 1);
                try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                    List<Callable<Boolean>> ticks = services.stream()
                            .map(service -> (Callable<Boolean>) () -> {
                                tick(service);
                                return true;
                            })
                            .toList();
                    for (Future<Boolean> done : threads.invokeAll(ticks)) {
                        assertThat(done.get()).isTrue();
                    }
                }
            }
            tick(one);
            tick(two);
            List<String> lines = lines(one);
            assertThat(lines).doesNotHaveDuplicates().isEqualTo(lines(two));
            List<Integer> sizes = lines.stream()
                    .filter(line -> line.startsWith("u1 "))
                    .map(line -> Integer.parseInt(line.split(" ")[2]))
                    .toList();
            assertThat(sizes).isSorted().endsWith(11);
            assertThat(Files.readAllLines(folder.resolve("two").resolve("register")))
                    .isEqualTo(Files.readAllLines(folder.resolve("one").resolve("register")))
                    .isEqualTo(lines);
        }
    }

    /** While instances are replaced, the old key and the new one sign side by side. */
    @Test
    void two_keys_that_overlap_are_both_stated_once_and_the_earlier_one_ends_a_day_later() throws Exception {
        String earlier;
        String present;
        try (EmbeddedServer one = serve(database, folder.resolve("one"))) {
            earlier = get(one, "/.well-known/voix-urn.vkey").body().strip();
            tick(one);
        }
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path key = Files.writeString(
                folder.resolve("new.key"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Map<String, Object> replaced = Map.of("voix.urn.key-file", key.toString(), "voix.urn.earlier-keys", earlier);
        try (EmbeddedServer one = serve(database, folder.resolve("one"));
                EmbeddedServer two = serve(database, folder.resolve("two"), replaced)) {
            present = get(two, "/.well-known/voix-urn.vkey").body().strip();
            epochSignedBy(one);
            for (int round = 0; round < 4; round++) {
                tick(one);
                tick(two);
            }
            assertThat(lines(two))
                    .filteredOn(line -> line.startsWith("k1 "))
                    .hasSize(4)
                    .allMatch(line -> line.endsWith(" -"));
            assertThat(VerifyRun.of(two.getURI().toString(), "--all", "--key", present)
                            .sentences("registre"))
                    .isEmpty();

            RegisterRepository register = two.getApplicationContext().getBean(RegisterRepository.class);
            RegisteredKeys keys = two.getApplicationContext().getBean(RegisteredKeys.class);
            Map<String, String> stated = register.stated("k1");
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            assertThat(keys.fresh(stated, now.plus(Duration.ofHours(23)))).isEmpty();
            Instant later = now.plus(Duration.ofHours(25));
            assertThat(keys.fresh(stated, later))
                    .hasSize(2)
                    .allMatch(ended -> ended.line().endsWith(" " + later));
            assertThat(one.getApplicationContext().getBean(RegisteredKeys.class).fresh(stated, later))
                    .as("it does not know of the new one")
                    .isEmpty();
        }
    }

    /** One that lost nothing. */
    private void epochSignedBy(EmbeddedServer service) throws Exception {
        String report = "report\n";
        String text = new EpochStatement(
                        1,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        sha256(report.getBytes(StandardCharsets.US_ASCII)),
                        "panne",
                        List.of())
                .text("localhost");
        String note = service.getApplicationContext()
                .getBean(UrnKeyService.class)
                .signer()
                .sign(text);
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into epoch (epoch_number, statement, report, checkpoints) values (1, ?, ?, '')")) {
            insert.setString(1, note);
            insert.setString(2, report);
            assertThat(insert.executeUpdate()).isOne();
        }
    }

    @Test
    void an_urn_that_people_vote_in_all_the_time_is_named_as_it_was_published_last() throws Exception {
        try (EmbeddedServer service = serve(database, folder.resolve("one"), Map.of("voix.urn.publish-every", "1h"))) {
            Scrutin scrutin = aScrutin(service);
            vote(service, scrutin, 3);
            TestRegister.Head urn = head(service, "/scrutins/" + scrutin.uid() + "/urne/checkpoint");
            service.getApplicationContext().getBean(TestBallots.class).cast(scrutin, 2);
            tick(service);
            assertThat(lines(service)).contains("u1 " + scrutin.uid() + " 4 " + urn.rootHex());
        }
    }

    private static List<byte[]> proof(HttpResponse<String> response, String second) {
        List<String> head = List.of(response.body().split("\n\n", 2)[0].split("\n"));
        assertThat(head).contains(second);
        return head.subList(head.indexOf(second) + 1, head.size()).stream()
                .map(line -> Base64.getDecoder().decode(line))
                .toList();
    }
}
