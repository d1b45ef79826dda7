package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Commitment;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.tally.Caution;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class BallotApiTest {

    private static final String NONCE = "AAECAwQFBgcICQoLDA0ODw";

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
    BallotErasure erasures;

    @Inject
    JsonMapper json;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_vote_answers_a_receipt_that_the_browser_can_recompute_and_the_new_tally() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        HttpResponse<String> response = put(scrutin.uid(), voters.aVoter(), body("contre", NONCE, "true"));

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = read(response);
        JsonNode receipt = answer.get("receipt");
        String commitment = Commitment.of(
                Base64.getUrlDecoder().decode(receipt.get("secret").getStringValue()),
                scrutin.uid(),
                Choice.C,
                Tier.BROWSER,
                Base64.getUrlDecoder().decode(NONCE));
        assertThat(receipt.get("leaf").getStringValue()).isEqualTo("b1 " + scrutin.uid() + " C 0 " + commitment);
        assertThat(receipt.get("nonce").getStringValue()).isEqualTo(NONCE);
        assertThat(answer.get("choice").getStringValue()).isEqualTo("contre");
        assertThat(answer.get("tally").get("contre").getLongValue()).isEqualTo(1);
        assertThat(answer.get("tally").get("caution").getStringValue()).isEqualTo(Caution.TEXT);
        assertThat(answer.get("tally").get("tiers").get(0).get("contre").getLongValue())
                .isEqualTo(1);
        assertThat(tables.leavesOf(scrutin)).contains(receipt.get("leaf").getStringValue());
    }

    @Test
    void the_vote_is_found_again_changed_and_withdrawn() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        String cookie = voters.aVoter();
        put(scrutin.uid(), cookie, body("pour", NONCE, "true"));
        assertThat(read(get(scrutin.uid(), cookie)).get("choice").getStringValue())
                .isEqualTo("pour");
        assertThat(read(get(scrutin.uid(), cookie)).get("passUntil").isString()).isTrue();

        put(scrutin.uid(), cookie, body("abstention", NONCE, "true"));
        assertThat(read(get(scrutin.uid(), cookie)).get("choice").getStringValue())
                .isEqualTo("abstention");

        HttpResponse<String> withdrawn = delete(scrutin.uid(), cookie);
        assertThat(withdrawn.statusCode()).isEqualTo(200);
        assertThat(read(withdrawn).get("tally").get("total").getLongValue()).isZero();
        assertThat(read(get(scrutin.uid(), cookie)).get("choice").isNull()).isTrue();
    }

    @Test
    void a_stranger_has_no_ballot_and_that_is_no_error() throws Exception {
        HttpResponse<String> response = get(fixtures.anOpenScrutin().uid(), null);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"choice\":null,\"receipt\":null,\"passUntil\":null}");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void two_voters_do_not_see_each_other() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        put(scrutin.uid(), voters.aVoter(), body("pour", NONCE, "true"));
        assertThat(read(get(scrutin.uid(), voters.aVoter())).get("choice").isNull())
                .isTrue();
    }

    @Test
    void without_a_pass_nothing_is_written() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        assertProblem(put(scrutin.uid(), null, body("pour", NONCE, "true")), 403, "pass-required");
        assertProblem(delete(scrutin.uid(), null), 403, "pass-required");
        assertThat(tables.leavesOf(scrutin)).hasSize(1);
        assertThat(tables.rowsOf("ballot", scrutin)).isZero();
    }

    @Test
    void a_vote_from_another_site_is_refused() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        HttpRequest request = request(scrutin.uid(), voters.aVoter())
                .header("Sec-Fetch-Site", "cross-site")
                .PUT(BodyPublishers.ofString(body("pour", NONCE, "true")))
                .build();
        assertProblem(http.send(request, BodyHandlers.ofString()), 403, "cross-site");
        assertThat(tables.rowsOf("ballot", scrutin)).isZero();
    }

    @Test
    void closed_and_unknown_scrutins_refuse() throws Exception {
        String cookie = voters.aVoter();
        assertProblem(put(fixtures.aClosedScrutin().uid(), cookie, body("pour", NONCE, "true")), 409, "closed");
        assertProblem(put("AMANR5L17PO0B0P0D0N000000", cookie, body("pour", NONCE, "true")), 404, "not-found");
    }

    @Test
    void what_the_assemblee_erased_takes_no_votes_and_shows_no_count() throws Exception {
        String cookie = voters.aVoter();
        Scrutin scrutin = fixtures.anOpenScrutin();
        put(scrutin.uid(), cookie, body("pour", NONCE, "true"));
        fixtures.erase(scrutin.uid());

        assertProblem(put(scrutin.uid(), cookie, body("contre", NONCE, "true")), 404, "not-found");
        assertProblem(delete(scrutin.uid(), cookie), 404, "not-found");
        URI tally = URI.create(server.getURI() + "/api/v1/scrutins/" + scrutin.uid() + "/tally");
        assertProblem(http.send(HttpRequest.newBuilder(tally).build(), BodyHandlers.ofString()), 410, "gone");
        assertThat(tables.rowsOf("ballot", scrutin)).isEqualTo(1);
    }

    @Test
    void a_closed_scrutin_refuses_a_withdrawal_and_carries_out_an_erasure() throws Exception {
        String cookie = voters.aVoter();
        Scrutin scrutin = fixtures.anOpenScrutin();
        put(scrutin.uid(), cookie, body("pour", NONCE, "true"));
        put(scrutin.uid(), voters.aVoter(), body("contre", NONCE, "true"));
        fixtures.close(scrutin);
        assertProblem(delete(scrutin.uid(), cookie), 409, "closed");

        assertThat(erase(scrutin.uid(), null).body()).isEqualTo("{\"erased\":false}");
        assertThat(erase(scrutin.uid(), cookie).body()).isEqualTo("{\"erased\":true}");
        assertThat(erase(scrutin.uid(), cookie).body()).isEqualTo("{\"erased\":false}");
        assertThat(tables.leavesOf(scrutin).subList(3, 5)).containsExactly("z1 " + scrutin.uid() + " 1 1 0", "x1 1");
        assertThat(tables.rowsOf("ballot", scrutin)).isEqualTo(1);
        assertThat(tables.networksOf(scrutin).getFirst()).isEqualTo("0".repeat(32));
        assertThat(closures.lastClosure(scrutin.uid(), 5).orElseThrow().erased())
                .isEqualTo(1);
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
        assertThat(read(get(scrutin.uid(), cookie)).get("choice").isNull()).isTrue();
        assertProblem(erase("AMANR5L17PO0B0P0D0N000000", cookie), 404, "not-found");
    }

    @Test
    void an_erasure_needs_no_pass_and_works_where_nothing_is_shown_any_more() throws Exception {
        String cookie = voters.aVoter();
        Scrutin scrutin = fixtures.anOpenScrutin();
        put(scrutin.uid(), cookie, body("pour", NONCE, "true"));
        fixtures.erase(scrutin.uid());
        assertThat(erase(scrutin.uid(), cookie).body()).isEqualTo("{\"erased\":true}");
        assertThat(tables.rowsOf("ballot", scrutin)).isZero();
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }

    @Test
    void moderators_erase_for_whoever_shows_the_receipt_and_for_nobody_else() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        JsonNode receipt = read(put(scrutin.uid(), voters.aVoter(), body("pour", NONCE, "true")))
                .get("receipt");
        byte[] secret = Base64.getUrlDecoder().decode(receipt.get("secret").getStringValue());
        byte[] nonce = Base64.getUrlDecoder().decode(NONCE);
        assertThat(erasures.opens(scrutin.uid(), 1, new byte[32], nonce)).contains(false);
        assertThat(erasures.opens(scrutin.uid(), 0, secret, nonce)).contains(false);
        assertThat(erasures.opens(scrutin.uid(), 1, secret, nonce)).contains(true);
        assertThat(erasures.erase(scrutin.uid(), 0)).isEqualTo(new ErasureResult.Erased(false));
        assertThat(erasures.erase(scrutin.uid(), 1)).isEqualTo(new ErasureResult.Erased(true));
        assertThat(tables.rowsOf("ballot", scrutin)).isZero();
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }

    private HttpResponse<String> erase(String uid, String cookie) throws Exception {
        URI address = URI.create(server.getURI() + "/api/v1/scrutins/" + uid + "/ballot?erase=true");
        HttpRequest.Builder request = HttpRequest.newBuilder(address).DELETE();
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"pour\"",
                "{}",
                "{\"choice\":\"pour\"}",
                "{\"choice\":\"oui\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}",
                "{\"choice\":\"POUR\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}",
                "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0OD\",\"consent\":true}",
                "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw==\",\"consent\":true}",
                "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODx\",\"consent\":true}",
                "{\"choice\":\"pour\",\"nonce\":12,\"consent\":true}",
                "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":false}",
                "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\"}",
                "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":\"true\"}",
                "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":1}",
                "{\"choice\":[\"pour\"],\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}",
                "{\"choice\":{\"a\":1},\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}",
            })
    void a_malformed_ballot_is_refused_and_nothing_is_written(String body) throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        assertProblem(put(scrutin.uid(), voters.aVoter(), body), 400, "malformed");
        assertThat(tables.leavesOf(scrutin)).hasSize(1);
    }

    @Test
    void the_thirty_first_scrutin_in_ten_minutes_has_to_wait() throws Exception {
        String cookie = voters.aVoter();
        for (int i = 0; i < 30; i++) {
            assertThat(put(fixtures.anOpenScrutin().uid(), cookie, body("pour", NONCE, "true"))
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = put(fixtures.anOpenScrutin().uid(), cookie, body("pour", NONCE, "true"));
        assertProblem(refused, 429, "too-many-requests");
        assertThat(Long.parseLong(refused.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1L, Duration.ofMinutes(10).toSeconds() + 1);
    }

    @Test
    void two_hundred_simultaneous_requests_of_one_voter_count_once() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        String cookie = voters.aVoter();
        List<Callable<Integer>> votes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String choice = List.of("pour", "contre", "abstention").get(i % 3);
            votes.add(() -> putUntilAnswered(scrutin.uid(), cookie, body(choice, NONCE, "true")));
        }
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : requests.invokeAll(votes)) {
                // whoever changed their mind twenty times has to wait for tomorrow
                assertThat(status.get()).isIn(200, 429);
            }
        }
        assertThat(tables.rowsOf("ballot", scrutin)).isEqualTo(1);
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().ballots()).isEqualTo(1);
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }

    /** As the page does: a busy service says when to come back. */
    private int putUntilAnswered(String uid, String cookie, String body) throws Exception {
        for (int attempt = 0; attempt < 30; attempt++) {
            HttpResponse<String> response = put(uid, cookie, body);
            if (response.statusCode() != 503) {
                return response.statusCode();
            }
            Thread.sleep(Duration.ofSeconds(
                    Long.parseLong(response.headers().firstValue("retry-after").orElseThrow())));
        }
        return 503;
    }

    private void assertProblem(HttpResponse<String> response, int status, String code) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(read(response).get("type").getStringValue()).endsWith("/" + code);
    }

    private static String body(String choice, String nonce, String consent) {
        return "{\"choice\":\"%s\",\"nonce\":\"%s\",\"consent\":%s}".formatted(choice, nonce, consent);
    }

    private HttpResponse<String> put(String uid, String cookie, String body) throws Exception {
        return http.send(request(uid, cookie).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String uid, String cookie) throws Exception {
        return http.send(request(uid, cookie).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> delete(String uid, String cookie) throws Exception {
        return http.send(request(uid, cookie).DELETE().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String uid, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.getURI() + "/api/v1/scrutins/" + uid + "/ballot"))
                .header("Content-Type", "application/json");
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private JsonNode read(HttpResponse<String> response) throws IOException {
        return json.readValue(response.body(), JsonNode.class);
    }
}
