package fr.voix.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every lie that a service can tell about an urn gets its exit code and its sentence. */
class LyingLogTest {

    private static final String TALLY = "/api/v1/scrutins/" + TestLog.UID + "/tally";

    @TempDir
    Path folder;

    private TestLog log;

    /** Two full tiles and a partial one; three tiers, ballots taken back, set aside and reinstated. */
    @BeforeEach
    void anUrnOfSixHundredLeaves() throws IOException {
        log = new TestLog();
        for (int i = 0; i < 590; i++) {
            log.ballot(i % 7 == 0 ? 1 : i % 31 == 0 ? 2 : 0, "PCA".charAt(i % 3));
        }
        log.change("x1 1", 1, 'P', -1);
        log.change("m1 2 rafale d1", 0, 'C', -1);
        log.change("r1 2 d2", 0, 'C', 1);
        log.change("m1 3 rafale d1", 0, 'A', -1);
        log.leaves.add("x1 3");
        log.leaves.add("t1 " + TestLog.UID + " " + TestLog.questionOf(TestLog.OTHER_TEXT));
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void a_state_that_is_not_that_of_the_leaves_is_said() {
        serve(TALLY, log.tally().replace("\"state\":\"open\"", "\"state\":\"closed\""));
        assertThat(VerifyRun.of(log).sentences())
                .containsExactly("the published tally says closed, after 597 leaves the urn is open");
    }

    @Test
    void a_signed_result_that_is_not_what_the_leaves_count_is_said() {
        serve("/api/v1/scrutins/" + TestLog.UID + "/resultat", log.result(false));
        assertThat(VerifyRun.of(log).sentences())
                .containsExactly("the signed result says closed, after 597 leaves the urn is open");
        serve("/api/v1/scrutins/" + TestLog.UID + "/resultat", log.result(true).replace("\"pour\"", "\"contre\""));
        assertThat(VerifyRun.of(log).exitCode()).isEqualTo(1);
    }

    @Test
    void a_text_that_is_not_that_of_its_hash_is_said() {
        String first = "texte/" + TestLog.questionOf(TestLog.TEXT);
        String last = "texte/" + TestLog.questionOf(TestLog.OTHER_TEXT);
        log.lies.put(first, exchange -> exchange.sendResponseHeaders(404, -1));
        assertThat(VerifyRun.of(log).sentences())
                .as("one of before may be withheld")
                .isEmpty();
        serve(first, "Autre chose.");
        assertThat(VerifyRun.of(log).sentences())
                .containsExactly(first + " has the hash " + TestLog.questionOf("Autre chose."));
        log.lies.remove(first);
        log.lies.put(last, exchange -> exchange.sendResponseHeaders(404, -1));
        assertThat(VerifyRun.of(log).sentences())
                .containsExactly("the text of its last question is not served, " + last);
    }

    @Test
    void a_text_that_is_shown_and_is_not_that_of_the_last_question_cannot_be_checked_while_it_may_wait() {
        serve("/api/v1/scrutins/" + TestLog.UID + "/texte", TestLog.TEXT);
        VerifyRun run = VerifyRun.of(log);
        assertThat(run.sentences()).singleElement().asString().startsWith("the text that is shown has the hash ");
        assertThat(run.exitCode()).isEqualTo(2);
        serve("/api/v1/scrutins/" + TestLog.UID + "/texte", TestLog.OTHER_TEXT);
        assertThat(VerifyRun.of(log).exitCode()).isZero();
    }

    @Test
    void an_honest_urn_passes() {
        VerifyRun run = VerifyRun.of(log);
        assertThat(run.out()).containsExactly("verify urns=1 leaves=597 ballots=588 different=0 unchecked=0");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void all_urns_of_the_list_are_verified_and_a_key_of_the_service_is_said_to_be_its_own() {
        VerifyRun run = VerifyRun.of(log.url(), "--all");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsExactly("verify urns=1 leaves=597 ballots=588 different=0 unchecked=0");
        assertThat(run.err()).contains("taken from the service itself", "--key " + log.verifierKey);
    }

    /** Its row is gone, so that the list of urns does not know it; what was signed of it last is still said. */
    @Test
    void an_urn_that_the_list_of_checkpoints_alone_names_is_looked_at() {
        String gone = "AMANR5L17PO59048B2247P0D1N001116";
        byte[] page = ("{\"items\":[{\"kind\":\"scrutins\",\"uid\":\"" + gone
                        + "\",\"checkpoint\":null,\"last\":\"…\"}],\"next\":null}")
                .getBytes(UTF_8);
        byte[] problem = "{\"type\":\"/api/v1/problems/contradicted\"}".getBytes(UTF_8);
        log.lies.put("/api/v1/urnes/checkpoints", exchange -> TestLog.send(exchange, page));
        log.lies.put("/scrutins/" + gone + "/urne/checkpoint", exchange -> {
            exchange.sendResponseHeaders(503, problem.length);
            exchange.getResponseBody().write(problem);
        });
        VerifyRun run = VerifyRun.of(log.url(), "--all");
        assertThat(run.sentences(gone)).singleElement().asString().contains("the service withholds this urn");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 511, 512, 513})
    void an_honest_urn_of_any_size_passes(int size) throws IOException {
        try (TestLog other = new TestLog()) {
            while (other.leaves.size() < size) {
                other.ballot(0, 'P');
            }
            assertThat(VerifyRun.of(other).out())
                    .containsExactly(
                            "verify urns=1 leaves=" + size + " ballots=" + (size - 1) + " different=0 unchecked=0");
        }
    }

    @Test
    void an_urn_that_the_service_withholds_is_said_to_be_at_once_with_the_two_facts() {
        AtomicInteger asked = new AtomicInteger();
        byte[] problem = ("{\"type\":\"/api/v1/problems/contradicted\",\"title\":\"Retiré\",\"status\":503,"
                        + "\"published\":{\"size\":48,\"root\":\"" + "ab".repeat(32) + "\"},\"found\":{\"size\":47}}")
                .getBytes(UTF_8);
        log.lies.put("checkpoint", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Retry-After", "60");
            exchange.sendResponseHeaders(503, problem.length);
            exchange.getResponseBody().write(problem);
        });
        differs("/scrutins/" + TestLog.UID
                + "/urne/checkpoint: the service withholds this urn, since it contradicts what was published or its own leaves"
                + "; published: 48 leaves, root " + "ab".repeat(32) + "; found: 47 leaves");
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_signed_text_that_was_altered() {
        serve("checkpoint", new String(log.honest("checkpoint"), UTF_8).replace("\n597\n", "\n596\n"));
        differs("the signature under the checkpoint is wrong");
    }

    @Test
    void another_key() {
        log.key = TestLog.newKey();
        differs("the checkpoint carries no signature by the key " + log.verifierKey);
    }

    @Test
    void another_origin() {
        log.origin = "voix.example/scrutins/AUTRE/urne";
        differs("the checkpoint is that of another log, voix.example/scrutins/AUTRE/urne, not voix.example/scrutins/"
                + TestLog.UID + "/urne");
    }

    @Test
    void an_altered_leaf_behind_old_hashes() {
        List<String> altered = new ArrayList<>(log.leaves);
        altered.set(5, altered.get(5).replace(" A ", " P ").replace(" C ", " P "));
        assertThat(altered.get(5)).isNotEqualTo(log.leaves.get(5));
        serve("tile/entries/000", bundle(altered.subList(0, 256)));
        VerifyRun run = differs("the published tally says contre");
        assertThat(run.sentences()).anyMatch(s -> s.matches("leaf 5 has the hash \\S+, tile/0/000 says \\S+"));
        assertThat(run.sentences())
                .anyMatch(s -> s.matches("the leaves make the root \\S+, the checkpoint of 597 leaves signs \\S+"));
    }

    @Test
    void an_inserted_leaf() {
        log.served = new ArrayList<>(log.leaves);
        log.served.add(5, TestLog.ballotLine(0, 'P', 12_345));
        differs("the leaves make the root");
    }

    @Test
    void reordered_leaves() {
        log.served = new ArrayList<>(log.leaves);
        Collections.swap(log.served, 8, 9);
        VerifyRun run = differs("the leaves make the root");
        assertThat(run.sentences()).as("the count does not see it").hasSize(2);
        assertThat(run.sentences().getLast()).startsWith("the published tally has the root");
    }

    @Test
    void a_wrong_hash_in_a_tile_above() {
        byte[] tile = log.honest("tile/1/000.p/2");
        tile[32] ^= 1;
        serve("tile/1/000.p/2", tile);
        differs("tile/1/000.p/2 says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/001", "tile/entries/001", "tile/1/000.p/2"})
    void a_tile_that_is_not_served(String tile) {
        log.lies.put(tile, exchange -> exchange.sendResponseHeaders(404, -1));
        differs(tile + " is not served, though the checkpoint commits to it");
    }

    @ParameterizedTest
    @CsvSource({
        "pour, the published tally says pour",
        "contre, the published tally says contre",
        "abstention, the published tally says abstention",
        "total, the published tally says total",
    })
    void a_tally_that_is_off_by_one(String field, String sentence) {
        String tally = log.tally();
        String said = tally.replaceFirst(".*?\"" + field + "\":(\\d+).*", "$1");
        serve(TALLY, tally.replaceFirst("\"" + field + "\":\\d+", "\"" + field + "\":" + (Long.parseLong(said) + 1)));
        VerifyRun run = differs(sentence + " " + (Long.parseLong(said) + 1) + ", the leaves count " + said);
        assertThat(run.sentences()).hasSize(1);
    }

    @Test
    void counts_moved_from_one_tier_to_another() {
        log.counts[0][0]++;
        log.counts[1][0]--;
        VerifyRun run = differs("the published tally says pour of tier 0");
        assertThat(run.sentences()).hasSize(2);
    }

    @Test
    void a_tally_that_stands_still_at_another_size() {
        serve(TALLY, log.tally().replace("\"size\":597", "\"size\":596"));
        differs("the published tally speaks of 596 leaves, the checkpoint of 597, and neither moves");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"pour\":1.5}", "{\"pour\":1,\"pour\":2}", "{\"tiers\":{}}", "<html>"})
    void a_tally_that_is_none(String json) {
        serve(TALLY, json);
        differs("the published tally is not the JSON that it should be");
    }

    @Test
    void a_tally_that_moves_on_between_two_requests_is_waited_for() {
        byte[] older = log.checkpoint(log.leaves.subList(0, 500));
        AtomicInteger asked = new AtomicInteger();
        log.lies.put(
                "checkpoint",
                exchange -> TestLog.send(exchange, asked.getAndIncrement() < 2 ? older : log.checkpoint(log.leaves)));
        assertThat(VerifyRun.of(log).exitCode()).isZero();
        assertThat(asked.get()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void a_tally_that_is_always_one_step_apart_is_held_against_the_checkpoint_of_its_size(int lead) throws IOException {
        try (TestLog hot = new TestLog()) {
            AtomicInteger asked = new AtomicInteger();
            hot.ballot(0, 'P');
            hot.ballot(0, 'P');
            List<String> all = new ArrayList<>(hot.leaves);
            for (int i = 0; i < 20; i++) {
                all.add(TestLog.ballotLine(0, 'P', 1_000 + i));
            }
            hot.served = all;
            hot.lies.put(
                    "checkpoint",
                    exchange -> TestLog.send(exchange, hot.checkpoint(all.subList(0, 3 + asked.incrementAndGet()))));
            hot.lies.put(
                    TALLY,
                    exchange -> TestLog.send(
                            exchange,
                            hot.tally(all.subList(0, 3 + asked.get() + lead), asked.get() + 2 + lead)
                                    .getBytes(UTF_8)));
            assertThat(VerifyRun.of(hot).exitCode()).isZero();
        }
    }

    @Test
    void two_checkpoints_of_one_size() {
        List<String> fork = new ArrayList<>(log.leaves);
        fork.set(7, TestLog.ballotLine(0, 'P', 12_345));
        AtomicInteger asked = new AtomicInteger();
        log.lies.put(
                "checkpoint",
                exchange -> TestLog.send(exchange, log.checkpoint(asked.getAndIncrement() == 0 ? fork : log.leaves)));
        serve(TALLY, log.tally().replace("\"size\":597", "\"size\":596"));
        differs("two checkpoints of 597 leaves with different roots");
    }

    @Test
    void what_was_saved_holds_later_and_a_rollback_does_not() throws IOException {
        Path file = folder.resolve("checkpoints");
        assertThat(VerifyRun.of(log, "--save", file.toString()).exitCode()).isZero();
        assertThat(VerifyRun.of(log, "--since", file.toString()).exitCode()).isZero();

        log.ballot(0, 'C');
        VerifyRun grown = VerifyRun.of(log, "--since", file.toString(), "--save", file.toString());
        assertThat(grown.out()).containsExactly("verify urns=1 leaves=598 ballots=589 different=0 unchecked=0");
        assertThat(Files.readString(file)).contains("\n598\n").doesNotContain("\n597\n");

        log.leaves.removeLast();
        log.counts[0][1]--;
        VerifyRun back = VerifyRun.of(log, "--since", file.toString());
        assertThat(back.exitCode()).isEqualTo(1);
        assertThat(back.sentences())
                .containsExactly("rolled back: an earlier checkpoint has 598 leaves, it now has 597");
    }

    @Test
    void a_forked_history() throws IOException {
        Path file = folder.resolve("checkpoints");
        Files.write(file, log.checkpoint(log.leaves.subList(0, 300)));
        log.leaves.set(
                20, TestLog.ballotLine(0, log.leaves.get(20).split(" ")[2].charAt(0), 12_345));
        VerifyRun run = VerifyRun.of(log, "--since", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.sentences())
                .singleElement()
                .asString()
                .startsWith("history was rewritten: an earlier checkpoint signs the root")
                .contains("for the first 300 leaves");
    }

    @Test
    void an_earlier_checkpoint_by_another_key() throws IOException {
        Path file = folder.resolve("checkpoints");
        Files.write(file, log.honest("checkpoint"));
        try (TestLog successor = new TestLog()) {
            VerifyRun run = VerifyRun.of(successor, "--since", file.toString());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.sentences().getFirst()).startsWith("an earlier checkpoint is not that of this key");
        }
    }

    @Test
    void an_urn_that_vanished() throws IOException {
        Path file = folder.resolve("checkpoints");
        Files.write(file, log.honest("checkpoint"));
        serve("/api/v1/urnes", "{\"items\":[],\"next\":null}");
        log.lies.put("checkpoint", exchange -> exchange.sendResponseHeaders(404, -1));
        VerifyRun run = VerifyRun.of(log.url(), "--all", "--key", log.verifierKey, "--since", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.sentences())
                .containsExactly(
                        "the urn is not served any more, though an earlier checkpoint speaks of it, and no entry of the"
                                + " audit log hides it; if the Assemblée erased the amendement, its own site says so");
    }

    @Test
    void a_bundle_with_something_behind_it() {
        byte[] bundle = log.honest("tile/entries/001");
        serve("tile/entries/001", Arrays.copyOf(bundle, bundle.length + 1));
        differs("tile/entries/001 holds more than its 256 entries");
    }

    @Test
    void an_answer_that_is_too_large() {
        serve("tile/0/000", new byte[256 * 32 + 1]);
        cannotBeChecked("/urne/tile/0/000: the answer is longer than it may be, 8192 bytes");
    }

    @Test
    void an_answer_without_end() {
        log.lies.put("tile/entries/000", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!Thread.currentThread().isInterrupted()) {
                    body.write(0);
                    body.flush();
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        VerifyRun run =
                VerifyRun.within(Duration.ofSeconds(1), log.url(), "--scrutin", TestLog.UID, "--key", log.verifierKey);
        assertThat(run.sentences()).anyMatch(said -> said.endsWith("gave up, no whole answer within 1 s"));
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void a_redirect_to_itself() {
        log.lies.put("checkpoint", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(302, -1);
        });
        cannotBeChecked("checkpoint: HTTP 302, a redirect to /scrutins/" + TestLog.UID
                + "/urne/checkpoint; a verifier follows none");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void a_service_that_is_busy_once_is_asked_again(int status) {
        AtomicInteger asked = new AtomicInteger();
        log.lies.put("tile/entries/001", exchange -> {
            if (asked.getAndIncrement() == 0) {
                exchange.getResponseHeaders().add("Retry-After", "1");
                exchange.sendResponseHeaders(status, -1);
            } else {
                TestLog.send(exchange, log.honest("tile/entries/001"));
            }
        });
        assertThat(VerifyRun.of(log).exitCode()).isZero();
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void a_service_that_stays_busy() {
        log.lies.put("tile/entries/001", exchange -> exchange.sendResponseHeaders(503, -1));
        cannotBeChecked("/urne/tile/entries/001: gave up, HTTP 503");
    }

    @Test
    void a_service_that_is_not_there() {
        String url = log.url();
        log.close();
        VerifyRun run = VerifyRun.of(url, "--all");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot verify: /.well-known/voix-urn.vkey: gave up, no connection");
    }

    @Test
    void an_urn_that_never_was() {
        VerifyRun run = VerifyRun.of(log.url(), "--scrutin", "AUTRE", "--key", log.verifierKey);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out().getFirst()).isEqualTo("AUTRE: there is no such urn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"items\":[\"B\",\"A\"]}",
                "{\"items\":[\"A\"],\"next\":\"A/..\"}",
                "{\"items\":[],\"next\":\"A\"}"
            })
    void a_list_that_is_none(String json) {
        serve("/api/v1/urnes", json);
        assertThat(VerifyRun.of(log.url(), "--all", "--key", log.verifierKey).exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://voix.example", "voix.example", "http://", "http://voix.example/page", "http://a b"})
    void an_address_that_is_none(String url) {
        VerifyRun run = VerifyRun.of(url, "--all");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("not the address of a service");
    }

    @Test
    void a_key_that_is_none() {
        for (String key : List.of("x", log.verifierKey.replace('+', ' '), "a" + log.verifierKey)) {
            assertThat(VerifyRun.of(log.url(), "--key", key).exitCode()).isEqualTo(2);
        }
    }

    @Test
    void an_empty_file_or_half_a_note_given_as_earlier_checkpoints() throws IOException {
        Path file = folder.resolve("checkpoints");
        assertThat(VerifyRun.of(log, "--since", file.toString()).exitCode()).isEqualTo(2);
        Files.writeString(file, "voix.example\n3\n");
        assertThat(VerifyRun.of(log, "--since", file.toString()).exitCode()).isEqualTo(2);
    }

    private void serve(String name, String body) {
        serve(name, body.getBytes(UTF_8));
    }

    private void serve(String name, byte[] body) {
        log.lies.put(name, exchange -> TestLog.send(exchange, body));
    }

    private static byte[] bundle(List<String> lines) {
        return TestLog.bundle(
                lines.stream().map(line -> line.getBytes(ISO_8859_1)).toList());
    }

    private VerifyRun differs(String sentence) {
        VerifyRun run = VerifyRun.of(log);
        assertThat(run.sentences()).anyMatch(said -> said.startsWith(sentence));
        assertThat(run.exitCode()).isEqualTo(1);
        return run;
    }

    private void cannotBeChecked(String sentence) {
        VerifyRun run = VerifyRun.of(log);
        assertThat(run.sentences()).anyMatch(said -> said.contains(sentence));
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
