package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.base.secret.Secrets;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that a client names by an Idempotency-Key and repeats: one effect, and none that comes back from the past. */
@MicronautTest(transactional = false)
class RepeatedRequestTest {

    private static final String NONCE = "AAECAwQFBgcICQoLDA0ODw";
    private static final String OTHER_NONCE = "_____wQFBgcICQoLDA0ODw";
    private static final String KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    UrnTables tables;

    @Inject
    TestVoters voters;

    @Inject
    UrnRecount recounts;

    @Inject
    ScrutinClosing closures;

    @Inject
    RequestRepository requests;

    @Inject
    Secrets secrets;

    @Inject
    ScrutinFixture sql;

    private final HttpClient http = HttpClient.newHttpClient();
    private Scrutin scrutin;
    private String cookie;

    @BeforeEach
    void aVoter() {
        scrutin = fixtures.anOpenScrutin();
        cookie = voters.aVoter();
    }

    @Test
    void a_hundred_repeats_at_once_are_one_ballot_and_one_receipt() throws Exception {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                answers.add(clients.submit(() -> put("pour", NONCE, KEY)));
            }
        }
        Set<String> receipts = new TreeSet<>();
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            receipts.add(receipt(answer.get()));
        }
        assertThat(receipts).hasSize(1);
        assertThat(tables.leavesOf(scrutin)).hasSize(2);
        assertThat(tables.rowsOf("ballot_request", scrutin)).isEqualTo(1);
        assertRecount();
    }

    @Test
    void a_repeat_is_answered_as_the_first_one_and_the_key_may_stand_in_quotes() throws Exception {
        HttpResponse<String> first = put("contre", NONCE, KEY);
        HttpResponse<String> again = put("contre", NONCE, '"' + KEY + '"');
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(receipt(again)).isEqualTo(receipt(first));
        assertThat(tables.leavesOf(scrutin)).hasSize(2);
    }

    @Test
    void what_the_voter_changed_or_withdrew_since_is_not_put_back() throws Exception {
        put("pour", NONCE, KEY);
        put("contre", OTHER_NONCE, null);
        assertProblem(put("pour", NONCE, KEY), 409, "superseded");
        assertThat(own()).contains("\"choice\":\"contre\"");

        // back to the same choice is another ballot
        put("pour", OTHER_NONCE, "k2");
        assertProblem(put("pour", NONCE, KEY), 409, "superseded");
        delete("k3");
        assertProblem(put("pour", OTHER_NONCE, "k2"), 409, "superseded");
        assertThat(own()).contains("\"choice\":null");
        assertThat(tables.leavesOf(scrutin)).hasSize(1 + 1 + 2 + 2 + 1);
        assertRecount();
    }

    @Test
    void a_withdrawal_is_not_carried_out_again_once_the_voter_voted_again() throws Exception {
        put("pour", NONCE, null);
        assertThat(delete(KEY).statusCode()).isEqualTo(200);
        assertThat(delete(KEY).statusCode()).as("nothing stands").isEqualTo(200);
        put("abstention", OTHER_NONCE, null);
        assertProblem(delete(KEY), 409, "superseded");
        assertThat(own()).contains("\"choice\":\"abstention\"");
        assertThat(tables.leavesOf(scrutin)).hasSize(4);
    }

    @Test
    void another_request_under_the_same_key_is_refused() throws Exception {
        put("pour", NONCE, KEY);
        assertProblem(put("contre", NONCE, KEY), 422, "idempotency-key-reused");
        assertProblem(put("pour", OTHER_NONCE, KEY), 422, "idempotency-key-reused");
        assertProblem(delete(KEY), 422, "idempotency-key-reused");
        assertThat(own()).contains("\"choice\":\"pour\"");
        assertThat(tables.leavesOf(scrutin)).hasSize(2);
    }

    /** The ballot that stands already is what the second key names. */
    @Test
    void a_key_that_found_its_ballot_standing_is_superseded_with_it() throws Exception {
        put("pour", NONCE, null);
        HttpResponse<String> named = put("pour", OTHER_NONCE, KEY);
        assertThat(receipt(named)).contains("\"nonce\":\"" + NONCE + "\"");
        put("contre", NONCE, null);
        assertProblem(put("pour", OTHER_NONCE, KEY), 409, "superseded");
    }

    @Test
    void the_same_key_of_another_voter_or_on_another_scrutin_is_another_key() throws Exception {
        put("pour", NONCE, KEY);
        String first = cookie;
        cookie = voters.aVoter();
        assertThat(put("contre", NONCE, KEY).statusCode()).isEqualTo(200);
        cookie = first;
        Scrutin before = scrutin;
        scrutin = fixtures.anOpenScrutin();
        assertThat(put("abstention", OTHER_NONCE, KEY).statusCode()).isEqualTo(200);
        assertThat(tables.leavesOf(before)).hasSize(3);
        assertThat(hashesOf(before)).hasSize(2).doesNotContainAnyElementsOf(hashesOf(scrutin));
    }

    @Test
    void a_closed_scrutin_still_answers_what_it_took_in_and_takes_in_no_more() throws Exception {
        HttpResponse<String> first = put("pour", NONCE, KEY);
        closures.close(scrutin.uid());
        assertThat(receipt(put("pour", NONCE, KEY))).isEqualTo(receipt(first));
        assertProblem(put("pour", NONCE, "other"), 409, "closed");
        assertThat(tables.rowsOf("ballot_request", scrutin)).isEqualTo(1);
        assertThat(tables.leavesOf(scrutin)).hasSize(3);
    }

    @Test
    void an_erasure_takes_the_keys_with_it() throws Exception {
        put("pour", NONCE, KEY);
        put("contre", NONCE, "k2");
        assertThat(tables.rowsOf("ballot_request", scrutin)).isEqualTo(2);
        HttpResponse<String> erased = send(ballot("?erase=true", KEY).DELETE());
        assertThat(erased.body()).isEqualTo("{\"erased\":true}");
        assertThat(tables.rowsOf("ballot_request", scrutin)).isZero();
    }

    /** At a time that the test names: the hour of the day decides which round forgets a key. */
    @Test
    void keys_are_kept_as_hashes_for_less_than_72_hours_and_without_one_nothing_is_kept() throws Exception {
        put("pour", NONCE, null);
        assertThat(tables.rowsOf("ballot_request", scrutin)).isZero();
        put("pour", NONCE, KEY);
        beOf(LocalDate.of(2020, 3, 1));
        forgetOldAt("2020-03-03T22:59:59Z");
        assertThat(tables.rowsOf("ballot_request", scrutin)).isEqualTo(1);
        forgetOldAt("2020-03-03T23:00:00Z");
        assertThat(tables.rowsOf("ballot_request", scrutin)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\"a", "a b", "\"a b\"", "\"a\";q=1", "\"a\"b\"", "\"a\\b\"", "é"})
    void a_key_that_is_none_is_refused_before_anything_is_done(String key) throws Exception {
        // the JDK's client refuses to send what is not ASCII: as bytes of ISO-8859-1 it goes
        assertThat(IdempotencyKey.of(List.of(key)).isMalformed()).isTrue();
        if (!key.equals("é")) {
            assertProblem(put("pour", NONCE, key), 400, "malformed");
            assertProblem(delete(key), 400, "malformed");
        }
        assertThat(tables.leavesOf(scrutin)).hasSize(1);
    }

    @Test
    void a_key_has_64_characters_at_most_and_stands_alone() throws Exception {
        assertThat(put("pour", NONCE, "k".repeat(64)).statusCode()).isEqualTo(200);
        assertProblem(put("pour", NONCE, "k".repeat(65)), 400, "malformed");
        assertProblem(
                send(ballot("", "one").header(IdempotencyKey.HEADER, "two").DELETE()), 400, "malformed");
        assertThat(IdempotencyKey.of(List.of("\"a\\\"b\\\\\""))
                        .key()
                        .orElseThrow()
                        .text())
                .isEqualTo("a\"b\\");
    }

    private HttpResponse<String> put(String choice, String nonce, String key) throws Exception {
        String form = "{\"choice\":\"" + choice + "\",\"nonce\":\"" + nonce + "\",\"consent\":true}";
        return send(ballot("", key).PUT(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> delete(String key) throws Exception {
        return send(ballot("", key).DELETE());
    }

    private String own() throws Exception {
        return send(ballot("", null)).body();
    }

    private HttpRequest.Builder ballot(String query, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.getURI() + "/api/v1/scrutins/" + scrutin.uid() + "/ballot" + query))
                .header("Cookie", cookie)
                .header("Content-Type", "application/json");
        return key == null ? request : request.header(IdempotencyKey.HEADER, key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String receipt(HttpResponse<String> answer) {
        return answer.body().replaceAll(".*(\"receipt\":\\{[^}]*\\}).*", "$1");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"/api/v1/problems/" + code + "\"");
    }

    private void assertRecount() {
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }

    /** As if the requests had come so many days ago. */
    private void beOf(LocalDate day) {
        sql.run("update ballot_request set day = ? where urn_id = ?", day, scrutin.urnId());
    }

    private void forgetOldAt(String time) {
        new RepeatedRequests(requests, secrets, Clock.fixed(Instant.parse(time), ZoneOffset.UTC)).forgetOld();
    }

    private List<String> hashesOf(Scrutin of) {
        return List.of(sql.text(
                        "select string_agg(encode(key_hash, 'hex'), ' ') from ballot_request where urn_id = ?",
                        of.urnId())
                .split(" "));
    }
}
