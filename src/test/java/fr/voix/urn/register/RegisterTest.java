package fr.voix.urn.register;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.base.database.Transactions;
import fr.voix.base.deployment.ReleaseReader;
import fr.voix.site.check.CodeCommand;
import fr.voix.urn.cosign.CosignService;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.memory.PeerComparison;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.EpochStatement;
import fr.voix.urn.note.NotedCheckpointService;
import fr.voix.urn.note.TestNotes;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.note.VerifierKey;
import fr.voix.urn.proof.NoteReader;
import fr.voix.urn.proof.RfcVerifier;
import fr.voix.verify.VerifyRun;
import fr.voix.verify.witness.TestWitness;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The register over HTTP, read as a stranger reads it; it ticks when the test says so. */
class RegisterTest {

    private static final Map<String, Object> EVERY_TIME =
            Map.of("voix.register.every", "0s", "voix.register.every-of-many", "0s");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
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
            Head urn = head(service, "/scrutins/" + scrutin.uid() + "/urne/checkpoint");
            assertThat(urn.size).isEqualTo(6);
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
            byte[] code = bytes(service, "/registre/code");
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("c1 "))
                    .singleElement()
                    .asString()
                    .endsWith(" " + sha256(code));
            String file = new String(code, StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.endsWith("  /static/urn/heads.js"))
                    .findFirst()
                    .orElseThrow();
            assertThat(file).startsWith(sha256(bytes(service, "/static/urn/heads.js")));
            Head head = head(service, "/registre/checkpoint");
            assertThat(head.origin).isEqualTo("localhost/registre");
            assertThat(head.size).isEqualTo(lines.size());
            assertThat(head.root).isEqualTo(root(lines));

            tick(service);
            assertThat(head(service, "/registre/checkpoint").size)
                    .as("nothing moved")
                    .isEqualTo(head.size);
        }
    }

    @Test
    void its_proofs_hold_and_it_grows_past_its_tiles() throws Exception {
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            Fixtures fixtures = service.getApplicationContext().getBean(Fixtures.class);
            Scrutin first = aScrutin(service);
            vote(service, first, 1);
            tick(service);
            Head old = head(service, "/registre/checkpoint");
            List<Scrutin> many = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                many.add(fixtures.anOpenScrutin());
            }
            tick(service);

            List<String> lines = lines(service);
            Head head = head(service, "/registre/checkpoint");
            assertThat(head.size).isEqualTo(old.size + 301).isEqualTo(lines.size());
            assertThat(root(lines)).isEqualTo(head.root);
            for (long index : List.of(0L, 255L, 256L, head.size - 1)) {
                List<byte[]> proof = proof(get(service, "/registre/preuve/" + index), "index " + index);
                assertThat(RfcVerifier.isIncluded(leaf(lines.get((int) index)), index, head.size, proof, head.root))
                        .isTrue();
            }
            List<byte[]> path =
                    proof(get(service, "/registre/coherence/" + old.size + "/" + head.size), "old " + old.size);
            assertThat(RfcVerifier.isConsistent(old.size, old.root, head.size, head.root, path))
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
            for (String absent : List.of("preuve/" + head.size, "coherence/2/1", "tile/0/002")) {
                assertThat(get(service, "/registre/" + absent).statusCode())
                        .as(absent)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void a_database_that_lost_lines_is_given_them_and_goes_on_from_all_that_was_signed() throws Exception {
        Path notes = folder.resolve("one");
        Scrutin scrutin;
        Head before;
        Database backup;
        try (EmbeddedServer service = serve(database, notes)) {
            scrutin = aScrutin(service);
            vote(service, scrutin, 3);
            tick(service);
        }
        backup = TestDatabase.copyOf(database);
        try (EmbeddedServer service = serve(database, notes)) {
            for (int i = 0; i < 5; i++) {
                aScrutin(service);
                tick(service);
            }
            before = head(service, "/registre/checkpoint");
        }
        // torn, since the machine ended with it
        Files.writeString(notes.resolve("register"), "u1 AMTORN 1", StandardOpenOption.APPEND);
        try (EmbeddedServer service = serve(backup, notes)) {
            tick(service);
            vote(service, scrutin, 4);
            tick(service);
            Head after = head(service, "/registre/checkpoint");
            List<String> lines = lines(service);
            assertThat(after.size).isGreaterThan(before.size).isEqualTo(lines.size());
            assertThat(root(lines)).isEqualTo(after.root);
            assertThat(root(lines.subList(0, (int) before.size))).isEqualTo(before.root);
            Head urn = head(service, "/scrutins/" + scrutin.uid() + "/urne/checkpoint");
            assertThat(urn.size).isGreaterThan(4);
            assertThat(lines.getLast()).isEqualTo("u1 " + scrutin.uid() + " " + urn.size + " " + urn.rootHex());
            assertThat(lines).noneMatch(line -> line.contains("AMTORN"));
        }
    }

    @Test
    void of_a_register_that_was_altered_nothing_more_is_signed_and_health_says_so() throws Exception {
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vote(service, aScrutin(service), 3);
            tick(service);
        }
        String alter = "update register_head set frontier = overlay(frontier placing '\\x00'::bytea from 5)";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(alter);
        }
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vote(service, aScrutin(service), 1);
            tick(service);
            HttpResponse<String> refused = get(service, "/registre/checkpoint");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).isPresent();
            assertThat(service.getApplicationContext()
                            .getBean(RegisterPublishing.class)
                            .reasons())
                    .containsKey("register");
        }
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

    @Test
    void verify_holds_every_urn_against_every_line_that_was_signed() throws Exception {
        Path saved = folder.resolve("checkpoints");
        Database early;
        Scrutin scrutin;
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            scrutin = aScrutin(service);
            vote(service, scrutin, 3);
            tick(service);
        }
        early = TestDatabase.copyOf(database);
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vote(service, scrutin, 5);
            vote(service, aScrutin(service), 1);
            tick(service);
            String url = service.getURI().toString();
            VerifyRun sound = VerifyRun.of(url, "--all", "--save", saved.toString());
            assertThat(sound.out()).last().asString().endsWith(" register=6 different=0 unchecked=0");
            assertThat(sound.exitCode()).isZero();
            assertThat(Files.readString(saved)).contains("localhost/registre\n6\n");
            assertThat(VerifyRun.of(url, "--scrutin", scrutin.uid()).exitCode()).isZero();

            state(service, "u1 " + scrutin.uid() + " 6 " + "ab".repeat(32));
            VerifyRun other = VerifyRun.of(url, "--all");
            assertThat(other.out())
                    .anyMatch(line -> line.startsWith("registre: line 6 says that the urn of scrutin"))
                    .anyMatch(line -> line.startsWith(scrutin.uid() + ": history was rewritten"));
            assertThat(other.exitCode()).isEqualTo(1);
            VerifyRun one = VerifyRun.of(url, "--scrutin", scrutin.uid());
            assertThat(one.out()).anyMatch(line -> line.startsWith(scrutin.uid() + ": history was rewritten"));

            state(service, "m1 2 " + "cd".repeat(32));
            assertThat(VerifyRun.of(url, "--all").out())
                    .anyMatch(line -> line.equals("registre: line 7 is not the map of the 2 urns before it"));
        }
        // the same key, and another past
        try (EmbeddedServer service = serve(early, folder.resolve("other"))) {
            for (int i = 0; i < 4; i++) {
                aScrutin(service);
                tick(service);
            }
            VerifyRun forked = VerifyRun.of(service.getURI().toString(), "--all", "--since", saved.toString());
            assertThat(forked.out())
                    .contains("registre: was rewritten: its first 6 lines are not those that were signed");
            assertThat(forked.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_witness_cosigns_it_and_is_served_with_it_and_refuses_another_past() throws Exception {
        String vkey;
        String origin = "localhost/registre";
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vkey = get(service, "/.well-known/voix-urn.vkey").body().strip();
            assertThat(get(service, "/registre/politique").statusCode()).isEqualTo(404);
        }
        byte[] key = Arrays.copyOfRange(Base64.getDecoder().decode(vkey.split("\\+", 3)[2]), 1, 33);
        String byOrigin = new VerifierKey(origin, key).encoded();
        Database early = TestDatabase.copyOf(database);
        try (TestWitness witness =
                new TestWitness(folder.resolve("witness"), "witness.example/w", Clock.systemUTC(), List.of(byOrigin))) {
            Path policy = Files.writeString(
                    folder.resolve("policy"), "log " + byOrigin + "\n" + witness.lines("w") + "quorum w\n");
            Map<String, Object> asking = Map.of("voix.witness.policy-file", policy.toString());
            try (EmbeddedServer service = serve(database, folder.resolve("one"), asking)) {
                vote(service, aScrutin(service), 3);
                tick(service);
                CosignService cosign = service.getApplicationContext().getBean(CosignService.class);
                cosign.run();
                assertThat(cosign.attestation().head().size()).isEqualTo(head(service, "/registre/checkpoint").size);
                assertThat(get(service, "/registre/checkpoint").body()).contains("\n— witness.example/w ");
                assertThat(get(service, "/registre/politique").body()).isEqualTo(Files.readString(policy));
                assertThat(get(service, "/registre").body()).contains("Attesté", "/registre/politique");
                replaceInThePastOf(early, head(service, "/registre/checkpoint"));
            }
            // the same key, and another past
            try (EmbeddedServer service = serve(early, folder.resolve("other"), asking)) {
                for (int i = 0; i < 6; i++) {
                    aScrutin(service);
                    tick(service);
                }
                CosignService cosign = service.getApplicationContext().getBean(CosignService.class);
                cosign.run();
                assertThat(get(service, "/registre/checkpoint").body()).doesNotContain("witness.example");
                assertThat(get(service, "/health").body()).contains("another past");
                // what the witness shows was signed by the service's own key, and is not in its register
                vote(service, aScrutin(service), 1);
                tick(service);
                assertThat(get(service, "/registre/checkpoint").statusCode()).isEqualTo(503);
                assertThat(get(service, "/health").body()).contains("The register has", "of which others show");
            }
            // nor does another start forget it, though nobody is asked any more
            try (EmbeddedServer service = serve(early, folder.resolve("other"))) {
                tick(service);
                assertThat(get(service, "/registre/checkpoint").statusCode()).isEqualTo(503);
                assertThat(get(service, "/health").body()).contains("The register has", "of which others show");
            }
        }
    }

    /** A witness that contradicts without a reason shows what was signed here, and is in the register. */
    @Test
    void an_old_head_of_this_register_is_no_evidence_against_it() throws Exception {
        String vkey;
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            vkey = get(service, "/.well-known/voix-urn.vkey").body().strip();
        }
        byte[] key = Arrays.copyOfRange(Base64.getDecoder().decode(vkey.split("\\+", 3)[2]), 1, 33);
        String byOrigin = new VerifierKey("localhost/registre", key).encoded();
        try (TestWitness witness =
                new TestWitness(folder.resolve("witness"), "witness.example/w", Clock.systemUTC(), List.of(byOrigin))) {
            Path policy = Files.writeString(folder.resolve("policy"), witness.lines("w") + "quorum w\n");
            Map<String, Object> asking = Map.of("voix.witness.policy-file", policy.toString());
            try (EmbeddedServer service = serve(database, folder.resolve("one"), asking)) {
                CosignService cosign = service.getApplicationContext().getBean(CosignService.class);
                Scrutin scrutin = aScrutin(service);
                vote(service, scrutin, 1);
                tick(service);
                cosign.run();
                witness.behave(TestWitness.Mood.CONTRADICTS);
                for (int round = 0; round < 2; round++) {
                    vote(service, scrutin, 1);
                    tick(service);
                    cosign.run();
                }
                assertThat(get(service, "/health").body()).contains("says that another past was signed");
                try (Connection connection = database.connect();
                        Statement statement = connection.createStatement()) {
                    assertThat(statement
                                    .executeQuery("select from contradicting_head")
                                    .next())
                            .isFalse();
                }
                assertThat(head(service, "/registre/checkpoint").size)
                        .isEqualTo(lines(service).size());
            }
        }
    }

    /** The file beside the notes was in the same backup; a sink elsewhere was not. */
    @Test
    void a_register_that_was_put_back_with_its_file_is_found_out_by_what_others_keep() throws Exception {
        Path notes = folder.resolve("one");
        Path sink = folder.resolve("sink");
        Map<String, Object> sinking = Map.of("voix.urn.checkpoint-sinks", sink.toString());
        try (EmbeddedServer service = serve(database, notes, sinking)) {
            vote(service, aScrutin(service), 3);
            tick(service);
            TestNotes.write(service.getApplicationContext());
        }
        Database backup = TestDatabase.copyOf(database);
        Path old = Files.createDirectory(folder.resolve("old"));
        try (Stream<Path> files = Files.list(notes)) {
            for (Path file : files.toList()) {
                Files.copy(file, old.resolve(file.getFileName()));
            }
        }
        Head before;
        String list;
        try (EmbeddedServer service = serve(database, notes, sinking)) {
            state(service, "c1 0.0.1 " + "ab".repeat(32));
            before = head(service, "/registre/checkpoint");
            TestNotes.write(service.getApplicationContext());
            list = get(service, "/api/v1/urnes/checkpoints").body();
            for (int i = 0; !sunk(sink).contains("localhost/registre\n" + before.size + "\n") && i < 1_000; i++) {
                Thread.sleep(20);
            }
        }
        assertThat(list).contains("\"register\":\"localhost/registre\\n" + before.size + "\\n");
        try (EmbeddedServer service = serve(backup, old, sinking)) {
            tick(service);
            assertThat(head(service, "/registre/checkpoint").size).isLessThan(before.size);
            service.getApplicationContext().getBean(PeerComparison.class).run();
            tick(service);
            HttpResponse<String> refused = get(service, "/registre/checkpoint");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(get(service, "/health").body())
                    .contains("lines, of which others show that " + before.size + " were signed");
            // with what was lost it goes on
            Files.copy(notes.resolve("register"), old.resolve("register"), StandardCopyOption.REPLACE_EXISTING);
            tick(service);
            Head after = head(service, "/registre/checkpoint");
            assertThat(after.size).isGreaterThanOrEqualTo(before.size);
            assertThat(root(lines(service).subList(0, (int) before.size))).isEqualTo(before.root);
        }
    }

    /** Whoever signed the second: one of them is none of its beginnings. */
    @Test
    void two_heads_of_one_size_among_what_was_noted_stop_it() throws Exception {
        Path notes = folder.resolve("one");
        try (EmbeddedServer service = serve(database, notes)) {
            var beans = service.getApplicationContext();
            vote(service, aScrutin(service), 3);
            tick(service);
            TestNotes.write(beans);
            CheckpointNote other = new CheckpointNote(
                    CheckpointNote.REGISTER, head(service, "/registre/checkpoint").size, new byte[32]);
            try (Stream<Path> files = Files.list(notes)) {
                Path file = files.filter(one -> one.toString().endsWith(".notes"))
                        .findFirst()
                        .orElseThrow();
                String second = beans.getBean(UrnKeyService.class).sign(other).text();
                Files.writeString(file, second + "\n", StandardOpenOption.APPEND);
            }
        }
        try (EmbeddedServer service = serve(database, notes)) {
            service.getApplicationContext()
                    .getBean(NotedCheckpointService.class)
                    .load();
            tick(service);
            assertThat(get(service, "/registre/checkpoint").statusCode()).isEqualTo(503);
            assertThat(get(service, "/health").body()).contains("The register has", "of which others show");
        }
    }

    private static String sunk(Path sink) throws IOException {
        StringBuilder all = new StringBuilder();
        if (Files.exists(sink)) {
            try (Stream<Path> files = Files.list(sink)) {
                for (Path file : files.toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
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
    void verify_holds_what_browsers_are_given_against_register_and_build() throws Exception {
        StringWriter printed = new StringWriter();
        new CommandLine(new CodeCommand()).setOut(new PrintWriter(printed)).execute();
        String[] files = printed.toString().split("\n");
        assertThat(files).hasSizeGreaterThan(50);
        Path build = Files.writeString(folder.resolve("build"), printed.toString());
        Path other = Files.writeString(
                folder.resolve("other"),
                printed.toString().replace(files[3], "00".repeat(32) + files[3].substring(64)));
        try (EmbeddedServer service = serve(database, folder.resolve("one"))) {
            tick(service);
            String url = service.getURI().toString();
            VerifyRun sound = VerifyRun.of(url, "--code", build.toString());
            assertThat(sound.out()).containsExactly("verify files=" + files.length);
            assertThat(sound.exitCode()).isZero();
            assertThat(VerifyRun.of(url, "--code").exitCode()).isZero();

            VerifyRun differs = VerifyRun.of(url, "--code", other.toString());
            assertThat(differs.out()).contains("code: " + files[3].substring(66) + " is not that of the build");
            assertThat(differs.exitCode()).isEqualTo(1);

            state(service, "c1 " + ReleaseReader.version() + " " + "ab".repeat(32));
            VerifyRun unnamed = VerifyRun.of(url, "--code");
            assertThat(unnamed.out())
                    .anyMatch(line -> line.startsWith("code: the newest c1 lines of the register name abab"));
            assertThat(unnamed.exitCode()).isEqualTo(1);
        }
    }

    /** What an operator could write who lies. */
    private static void state(EmbeddedServer service, String line) {
        var beans = service.getApplicationContext();
        RegisterRepository register = beans.getBean(RegisterRepository.class);
        Leaf leaf = new Leaf(line);
        beans.getBean(Transactions.class).write(() -> {
            RegisterHead head = register.head();
            beans.getBean(RegisterTree.class).append(head.frontier(), List.of(leaf), head.tickedAt());
            if (line.startsWith(MovedUrn.KIND)) {
                register.state(List.of(MovedUrn.parse(line)), new long[] {head.size()});
            }
        });
        tick(service);
    }

    @Test
    void an_urn_that_people_vote_in_all_the_time_is_named_as_it_was_published_last() throws Exception {
        try (EmbeddedServer service = serve(database, folder.resolve("one"), Map.of("voix.urn.publish-every", "1h"))) {
            Scrutin scrutin = aScrutin(service);
            vote(service, scrutin, 3);
            Head urn = head(service, "/scrutins/" + scrutin.uid() + "/urne/checkpoint");
            service.getApplicationContext().getBean(TestBallots.class).cast(scrutin, 2);
            tick(service);
            assertThat(lines(service)).contains("u1 " + scrutin.uid() + " 4 " + urn.rootHex());
        }
    }

    private EmbeddedServer serve(Database database, Path notes) {
        return serve(database, notes, Map.of());
    }

    private EmbeddedServer serve(Database database, Path notes, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(EVERY_TIME);
        settings.putAll(more);
        settings.put("voix.urn.notes", notes.toString());
        settings.put("datasources.default.url", database.url());
        settings.put("datasources.default.username", database.user());
        settings.put("datasources.default.password", database.password());
        return TestServer.start(settings);
    }

    private static Scrutin aScrutin(EmbeddedServer service) {
        return service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
    }

    private static void vote(EmbeddedServer service, Scrutin scrutin, int ballots) {
        service.getApplicationContext().getBean(TestBallots.class).cast(scrutin, ballots);
        UrnPublishing publications = service.getApplicationContext().getBean(UrnPublishing.class);
        publications.find(UrnKind.SCRUTIN, scrutin.uid());
        publications.publish();
    }

    private static void tick(EmbeddedServer service) {
        service.getApplicationContext().getBean(RegisterPublishing.class).publish();
    }

    /** As its own log once replaced that head. */
    private static void replaceInThePastOf(Database database, Head head) throws Exception {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into contradicting_head (origin, size, root, note, kept_at) values (?, ?, ?, '', now())")) {
            insert.setString(1, head.origin);
            insert.setLong(2, head.size);
            insert.setBytes(3, head.root);
            assertThat(insert.executeUpdate()).isOne();
        }
    }

    private record Head(String origin, long size, byte[] root) {

        String rootHex() {
            return HexFormat.of().formatHex(root);
        }
    }

    private Head head(EmbeddedServer service, String path) throws Exception {
        String key = get(service, "/.well-known/voix-urn.vkey").body();
        String[] note = NoteReader.verified(get(service, path).body(), key).split("\n");
        return new Head(note[0], Long.parseLong(note[1]), Base64.getDecoder().decode(note[2]));
    }

    private List<String> lines(EmbeddedServer service) throws Exception {
        long size = head(service, "/registre/checkpoint").size;
        List<String> lines = new ArrayList<>();
        for (long from = 0; from < size; from += 256) {
            long width = Math.min(256, size - from);
            String path = "/registre/tile/entries/%03d".formatted(from / 256) + (width < 256 ? ".p/" + width : "");
            ByteBuffer bundle = ByteBuffer.wrap(bytes(service, path));
            while (bundle.hasRemaining()) {
                byte[] line = new byte[Short.toUnsignedInt(bundle.getShort())];
                bundle.get(line);
                lines.add(new String(line, StandardCharsets.US_ASCII));
            }
        }
        return lines;
    }

    /** What the newest line of each urn, in the order of their uids, makes. */
    private static String mapOf(List<String> lines) {
        Map<String, String> newest = new TreeMap<>();
        lines.stream().filter(line -> line.startsWith("u1 ")).forEach(line -> newest.put(line.split(" ")[1], line));
        return HexFormat.of().formatHex(root(List.copyOf(newest.values())));
    }

    private static byte[] root(List<String> lines) {
        List<byte[]> hashes = lines.stream().map(RegisterTest::leaf).toList();
        return mth(hashes);
    }

    private static byte[] leaf(String line) {
        return RfcVerifier.leaf(line.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] mth(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int middle = Integer.highestOneBit(hashes.size() - 1);
        return RfcVerifier.node(mth(hashes.subList(0, middle)), mth(hashes.subList(middle, hashes.size())));
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static List<byte[]> proof(HttpResponse<String> response, String second) {
        List<String> head = List.of(response.body().split("\n\n", 2)[0].split("\n"));
        assertThat(head).contains(second);
        return head.subList(head.indexOf(second) + 1, head.size()).stream()
                .map(line -> Base64.getDecoder().decode(line))
                .toList();
    }

    private HttpResponse<String> get(EmbeddedServer service, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.getURI() + path)).build(), BodyHandlers.ofString());
    }

    private byte[] bytes(EmbeddedServer service, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(URI.create(service.getURI() + path)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }
}
