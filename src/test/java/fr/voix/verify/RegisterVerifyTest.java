package fr.voix.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.verify.log.NoteKey;
import fr.voix.verify.quorum.CosignerKind;
import fr.voix.verify.quorum.TestCosigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service can lie about in its register, made here from the public rules. */
class RegisterVerifyTest {

    private static final String NAME = "registre";
    private static final String REPORT = "ab".repeat(32);
    private static final String AT = "2026-11-20T10:00:00Z";
    private static final String REWRITTEN = "was rewritten: its first 3 lines are not those that were signed";

    @TempDir
    Path folder;

    private TestLog log;
    private TestLog register;

    @BeforeEach
    void anUrnAndARegisterThatNamesIt() throws Exception {
        log = new TestLog();
        log.ballot(0, 'P');
        log.ballot(0, 'C');
        register = new TestLog();
        register.key = log.key;
        register.origin = TestLog.NAME + "/" + NAME;
        register.leaves.clear();
        String key = NoteKey.parse(log.verifierKey).hash();
        register.leaves.addAll(List.of("k1 urne " + key + " " + AT + " -", "k1 registre " + key + " " + AT + " -"));
        state();
        serve();
    }

    @AfterEach
    void stop() {
        log.close();
        register.close();
    }

    @Test
    void an_honest_one_is_found_right_with_all_urns_and_with_one() {
        assertThat(all().out()).containsExactly("verify urns=1 leaves=3 ballots=2 register=3 different=0 unchecked=0");
        assertThat(VerifyRun.of(log).out()).containsExactly("verify urns=1 leaves=3 ballots=2 different=0 unchecked=0");
    }

    @Test
    void the_policy_of_the_verifier_outweighs_the_one_that_the_service_names() throws Exception {
        TestCosigner near = TestCosigner.of("near.example/w", CosignerKind.ED25519);
        TestCosigner far = TestCosigner.of("far.example/w", CosignerKind.ED25519);
        serve("/registre/politique", policy(near));
        for (VerifyRun run : List.of(all(), VerifyRun.of(log))) {
            assertThat(run.sentences(NAME))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "its checkpoint has not the co-signatures that the policy asks for, only none; the policy is");
            assertThat(run.exitCode()).isEqualTo(2);
        }
        cosign(near);
        for (VerifyRun run : List.of(all(), VerifyRun.of(log))) {
            assertThat(run.out()).singleElement().asString().contains(" cosigners=near.example/w ");
            assertThat(run.exitCode()).isZero();
        }
        String pinned = Files.writeString(folder.resolve("pinned"), policy(far)).toString();
        for (VerifyRun run : List.of(all("--policy", pinned), VerifyRun.of(log, "--policy", pinned))) {
            assertThat(run.sentences(NAME))
                    .containsExactly("its checkpoint has not the co-signatures that the policy asks for, only none");
            assertThat(run.exitCode()).isEqualTo(1);
        }
        cosign(far);
        assertThat(all("--policy", pinned).exitCode()).isZero();
    }

    @Test
    void what_other_answers_say_is_there_has_to_be_served() throws Exception {
        log.lies.remove("/registre/checkpoint");
        assertThat(all().exitCode()).as("a service without one").isZero();

        serve("/registre/politique", policy(TestCosigner.of("near.example/w", CosignerKind.ED25519)));
        assertThat(all().sentences(NAME)).containsExactly("is not served, though a policy says who is to co-sign it");
        log.lies.remove("/registre/politique");

        serve("registre", proofOfTheLastLine());
        for (VerifyRun run : List.of(all(), VerifyRun.of(log))) {
            assertThat(run.sentences()).containsExactly("the register proves a line of it, and is not served");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void an_urn_of_its_lines_that_no_list_names_is_asked_for() throws IOException {
        String dropped = "AMANR5L17PO59048B2247P0D1N001199";
        register.leaves.add("u1 " + dropped + " 4 " + "cd".repeat(32));
        serve();
        VerifyRun run = all();
        assertThat(run.sentences(dropped))
                .singleElement()
                .asString()
                .startsWith(
                        "the urn is not served, though the register has a line of it, and no entry of the audit log");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).last().asString().startsWith("verify urns=2 ");
    }

    @Test
    void with_one_urn_its_head_goes_on_from_the_one_that_was_kept() throws Exception {
        byte[] kept = register.checkpoint(register.leaves);
        Path saved = folder.resolve("saved");
        assertThat(VerifyRun.of(log, "--save", saved.toString()).exitCode()).isZero();
        assertThat(Files.readString(saved)).contains(new String(kept, UTF_8));
        List<String> before = List.copyOf(register.leaves);

        String since = Files.write(folder.resolve("kept"), kept).toString();
        log.ballot(0, 'A');
        state();
        serve();
        assertThat(VerifyRun.of(log, "--since", since).sentences(NAME))
                .containsExactly("does not prove that it goes on from the 3 lines that were signed: "
                        + "/registre/coherence/3/4 is not served");
        serve("/registre/coherence/3/4", fromThreeToFour(register.leaves));
        VerifyRun sound = VerifyRun.of(log, "--since", since);
        assertThat(sound.out()).containsExactly("verify urns=1 leaves=4 ballots=3 different=0 unchecked=0");

        // as many lines, and others; then more of them; then fewer
        register.leaves.clear();
        register.leaves.addAll(before);
        register.leaves.set(0, before.get(0).replace(AT, "2026-11-20T10:00:01Z"));
        serve();
        assertThat(VerifyRun.of(log, "--since", since).sentences(NAME)).containsExactly(REWRITTEN);
        state();
        serve();
        serve("/registre/coherence/3/4", fromThreeToFour(register.leaves));
        assertThat(VerifyRun.of(log, "--since", since).sentences(NAME)).containsExactly(REWRITTEN);
        register.leaves.subList(2, 4).clear();
        serve();
        VerifyRun cut = VerifyRun.of(log, "--since", since);
        assertThat(cut.sentences(NAME)).containsExactly("was cut: an earlier checkpoint has 3 lines, it now has 2");
        assertThat(cut.exitCode()).isEqualTo(1);
    }

    @Test
    void another_server_may_be_a_line_behind_and_what_was_kept_is_waited_for() throws Exception {
        byte[] ahead = register.checkpoint(register.leaves);
        String since = Files.write(folder.resolve("kept"), ahead).toString();
        byte[] behind = register.checkpoint(register.leaves.subList(0, 2));
        var asked = new AtomicInteger();
        log.lies.put(
                "/registre/checkpoint",
                exchange -> TestLog.send(exchange, asked.incrementAndGet() < 3 ? behind : ahead));

        assertThat(VerifyRun.of(log, "--since", since).out())
                .containsExactly("verify urns=1 leaves=3 ballots=2 different=0 unchecked=0");
        assertThat(asked).hasValue(3);
    }

    /** The register by itself, as it is served here or at a mirror. */
    @Test
    void one_that_was_rewritten_is_found_by_its_tree_alone_and_the_two_notes_are_kept() throws Exception {
        serveUnderBothNames();
        Path saved = folder.resolve("saved");
        assertThat(alone("--save", saved.toString()).exitCode()).isZero();
        String kept = Files.readString(saved);
        assertThat(kept).contains(new String(register.checkpoint(register.leaves), UTF_8));
        assertThat(alone("--since", saved.toString()).out())
                .containsExactly("verify log=" + register.origin + " leaves=3");

        List<String> before = List.copyOf(register.leaves);
        register.leaves.set(0, before.get(0).replace(AT, "2026-11-20T10:00:01Z"));
        serveUnderBothNames();
        assertThat(alone().exitCode()).as("nothing was kept").isZero();
        Path pair = folder.resolve("pair");
        VerifyRun forked = alone("--since", saved.toString(), "--save", saved.toString(), "--fork-to", pair.toString());
        assertThat(forked.exitCode()).isEqualTo(1);
        assertThat(forked.sentences(register.origin))
                .singleElement()
                .asString()
                .startsWith("history was rewritten: an earlier checkpoint signs the root ");
        assertThat(Files.readString(saved)).as("what was signed first").isEqualTo(kept);
        assertThat(VerifyRun.of("--fork", pair.toString(), "--key", log.verifierKey)
                        .exitCode())
                .isEqualTo(1);

        state();
        serveUnderBothNames();
        assertThat(alone("--since", saved.toString()).exitCode())
                .as("and more lines")
                .isEqualTo(1);
        register.leaves.subList(2, 4).clear();
        serveUnderBothNames();
        assertThat(alone("--since", saved.toString()).sentences(register.origin))
                .containsExactly("rolled back: an earlier checkpoint has 3 leaves, it now has 2");
    }

    @Test
    void whoever_reads_one_log_says_whose_cosignatures_are_enough() throws Exception {
        serveUnderBothNames();
        TestCosigner near = TestCosigner.of("near.example/w", CosignerKind.ED25519);
        Path policy = folder.resolve("policy");
        Files.writeString(policy, policy(near));
        assertThat(alone("--policy", policy.toString()).sentences(register.origin))
                .containsExactly("its checkpoint has not the co-signatures that the policy asks for, only none");
        Files.writeString(policy, "log " + new TestLog().verifierKey + "\nquorum none\n");
        assertThat(alone("--policy", policy.toString()).out().getFirst())
                .endsWith("is none of the logs that the policy names");
        Files.writeString(policy, "witness w nonsense\nquorum w\n");
        assertThat(alone("--policy", policy.toString()).exitCode()).isEqualTo(2);
    }

    /** The same signature once more under the name of the log, as the service and every mirror have it. */
    private void serveUnderBothNames() throws Exception {
        serve();
        String note = new String(register.checkpoint(register.leaves), UTF_8);
        byte[] signature = Base64.getDecoder()
                .decode(note.substring(note.lastIndexOf(' ') + 1).strip());
        String id = NoteKey.parse(log.verifierKey).of(register.origin).encoded().split("\\+")[1];
        System.arraycopy(HexFormat.of().parseHex(id), 0, signature, 0, 4);
        serve("/registre/checkpoint", note + "— " + register.origin + " " + base64(signature) + "\n");
    }

    private VerifyRun alone(String... more) {
        return VerifyRun.of(
                Stream.concat(Stream.of("--log", log.url() + "/registre", "--key", log.verifierKey), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void what_would_not_be_read_or_could_not_be_written_is_refused_before_anything_is_asked() throws Exception {
        String kept = Files.write(folder.resolve("kept"), register.checkpoint(register.leaves))
                .toString();
        String pair = Files.writeString(folder.resolve("pair"), "").toString();
        log.close();
        String under = folder.resolve("not-there").resolve("file").toString();
        for (String refused : List.of(
                "--save " + folder,
                "--save " + under,
                "--since " + kept + " --fork-to " + folder,
                "--fork-to " + pair,
                "--proof " + pair)) {
            for (VerifyRun run : List.of(all(refused.split(" ")), alone(refused.split(" ")))) {
                assertThat(run.err()).as(refused).contains("Usage: verify");
                assertThat(run.exitCode()).isEqualTo(2);
            }
        }
        for (String refused : List.of("--since " + kept, "--save " + kept, "--policy " + pair)) {
            List<String> words = List.of(("--fork " + pair + " --key " + log.verifierKey + " " + refused).split(" "));
            assertThat(VerifyRun.of(words.toArray(String[]::new)).err())
                    .as(refused)
                    .contains("are not for --fork");
        }
        assertThat(all(
                                "--save",
                                Files.writeString(folder.resolve("diary"), "Cher journal")
                                        .toString())
                        .err())
                .contains("cannot verify: the file of earlier checkpoints ends inside one");
    }

    @Test
    void a_restore_is_one_of_which_a_statement_tells_and_lets_those_urns_alone_go_back() throws IOException {
        register.leaves.add("r1 " + AT + " " + REPORT);
        serve();
        assertThat(all().sentences(NAME))
                .containsExactly("line 3 says that the service went on from an older database on " + AT
                        + ", of which no statement of an epoch is served");
        epoch(AT.replace("10:", "11:"), 9, 1);
        assertThat(all().exitCode()).as("of another instant").isEqualTo(1);
        epoch(AT, 9, 1);
        assertThat(all().exitCode()).isZero();

        register.leaves.set(2, "u1 " + TestLog.UID + " 9 " + "ef".repeat(32));
        state();
        serve();
        assertThat(all().out())
                .anyMatch(
                        line -> line.startsWith(TestLog.UID + ": lost: 8 entries that an earlier checkpoint of 9 had"))
                .last()
                .asString()
                .endsWith("different=0 unchecked=0");

        // what it lost is another urn's
        log.lies.put(
                "/urnes/epoques",
                exchange -> TestLog.send(
                        exchange, statement(AT, "urn scrutins/AMAUTRE published 9 " + "ef".repeat(32), 1)));
        assertThat(all().sentences(NAME))
                .containsExactly(
                        "line 4 says that the urn of scrutin " + TestLog.UID + " has 3 leaves, an earlier line 9");
    }

    @Test
    void an_epoch_that_has_no_line_yet_cannot_be_checked() {
        epoch(AT, 9, 1);
        VerifyRun run = all();
        assertThat(run.sentences(NAME))
                .containsExactly("has no line for epoch 1 of " + AT + "; it is to have one within a minute: ask again");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void a_key_that_is_not_named_yet_beside_an_earlier_one_cannot_be_checked() {
        String key = "cd".repeat(32) + " " + AT;
        register.leaves.set(0, "k1 urne " + key + " -");
        register.leaves.set(1, "k1 registre " + key + " -");
        serve();
        VerifyRun run = all();
        assertThat(run.sentences(NAME))
                .containsExactly(
                        "names other keys for urne than the one by which it is signed; after a change it is to name it"
                                + " within a minute: ask again",
                        "names other keys for registre than the one by which it is signed; after a change it is to name it"
                                + " within a minute: ask again");
        assertThat(run.exitCode()).isEqualTo(2);

        register.leaves.set(1, "c1 1.0.0 " + REPORT);
        serve();
        assertThat(all().sentences(NAME)).contains("does not name the key by which it is signed for registre");
        assertThat(all().exitCode()).isEqualTo(1);
    }

    /** Earlier versions wrote {@code c1} and {@code h1} lines. */
    @Test
    void lines_of_other_versions_are_no_fault() {
        register.leaves.addAll(
                List.of("c1 1.0.0 " + REPORT, "h1 2026-11-20T10:00:00Z vote 8 9", "q1 what there may be one day"));
        serve();
        assertThat(all().exitCode()).isZero();
    }

    private void epoch(String at, int published, int from) {
        byte[] statement =
                statement(at, "urn scrutins/" + TestLog.UID + " published " + published + " " + "ef".repeat(32), from);
        log.lies.put("/urnes/epoques", exchange -> TestLog.send(exchange, statement));
    }

    private byte[] statement(String at, String urn, int from) {
        return log.note(TestLog.NAME + "/urnes/epoques\nepoch 1\nat " + at + "\nreport " + REPORT
                + "\nreason une sauvegarde\n" + urn + " goes-on-from " + from + " "
                + TestLog.rootHex(log.leaves.subList(0, from)) + "\n");
    }

    private VerifyRun all(String... more) {
        return VerifyRun.of(Stream.concat(Stream.of(log.url(), "--all", "--key", log.verifierKey), Stream.of(more))
                .toArray(String[]::new));
    }

    /** The register has a line of the urn as it is. */
    private void state() {
        register.leaves.add("u1 " + TestLog.UID + " " + log.leaves.size() + " " + TestLog.rootHex(log.leaves));
    }

    private void serve() {
        serve("/registre/checkpoint", new String(register.checkpoint(register.leaves), UTF_8));
        for (String tile : List.of("tile/entries/000.p/", "tile/0/000.p/")) {
            int width = register.leaves.size();
            byte[] body = register.honest(tile + width);
            log.lies.put("/registre/" + tile + width, exchange -> TestLog.send(exchange, body));
        }
    }

    private void serve(String name, String body) {
        log.lies.put(name, exchange -> TestLog.send(exchange, body.getBytes(UTF_8)));
    }

    private static String policy(TestCosigner witness) {
        return "witness w " + witness.vkey() + "\nquorum w\n";
    }

    private void cosign(TestCosigner witness) throws Exception {
        String note = new String(register.checkpoint(register.leaves), UTF_8);
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        serve(
                "/registre/checkpoint",
                note + witness.cosign(text, 1_790_000_000L).text() + "\n");
    }

    /** RFC 6962 §2.1.1 of the third of three lines. */
    private String proofOfTheLastLine() {
        String line = register.leaves.getLast();
        return "c2sp.org/tlog-proof@v1\nextra " + base64(line.getBytes(UTF_8)) + "\nindex 2\n"
                + base64(root(register.leaves.subList(0, 2))) + "\n\n"
                + new String(register.checkpoint(register.leaves), UTF_8);
    }

    /** §2.1.2 of three lines and four. */
    private static String fromThreeToFour(List<String> lines) {
        return "old 3\n" + base64(root(lines.subList(2, 3))) + "\n" + base64(root(lines.subList(3, 4))) + "\n"
                + base64(root(lines.subList(0, 2))) + "\n\n";
    }

    private static byte[] root(List<String> lines) {
        return TestLog.root(
                lines.stream().map(line -> line.getBytes(ISO_8859_1)).toList());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
