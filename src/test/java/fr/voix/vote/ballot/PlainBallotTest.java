package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.base.guard.RawHttp;
import fr.voix.base.plain.RawExchange;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is read without Micronaut is answered as Micronaut answers it. The same ballot with a blank more in its JSON goes the usual way,
 * so each request has a twin.
 */
class PlainBallotTest {

    private static final String PLAIN = "{\"choice\":\"%s\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}";
    private static final String USUAL = PLAIN.replaceFirst(":", ": ");

    private static EmbeddedServer server;
    private static Fixtures fixtures;
    private static TestVoters voters;
    private static AtomicInteger seen;

    /** Sees what goes the usual way. */
    @ServerFilter("/api/v1/scrutins/*/ballot")
    @Requires(property = "test.usual-ballots", value = "true")
    static class UsualFilter {

        private final AtomicInteger seen = new AtomicInteger();

        @RequestFilter
        void see() {
            seen.incrementAndGet();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("test.usual-ballots", "true", "voix.limits.enabled", "true"));
        fixtures = server.getApplicationContext().getBean(Fixtures.class);
        voters = server.getApplicationContext().getBean(TestVoters.class);
        seen = server.getApplicationContext().getBean(UsualFilter.class).seen;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Two scrutins, of which one is voted in by one way and one by the other. */
    private record Twins(Scrutin plain, Scrutin usual) {

        static Twins open() {
            return new Twins(fixtures.anOpenScrutin(), fixtures.anOpenScrutin());
        }

        /** The same answer by both ways, which is given back. */
        String same(String choice, String... fields) throws IOException {
            String fast = exchange(request(plain.uid(), PLAIN.formatted(choice), fields));
            String slow = exchange(request(usual.uid(), USUAL.formatted(choice), fields));
            assertThat(told(fast, plain)).isEqualTo(told(slow, usual));
            return fast;
        }
    }

    @Test
    void a_ballot_of_our_own_page_is_answered_without_micronaut_and_as_it_would() throws Exception {
        Twins twins = Twins.open();
        String cookie = "Cookie: " + voters.aVoter();
        int before = seen.get();
        assertThat(exchange(request(twins.plain.uid(), PLAIN.formatted("pour"), cookie)))
                .startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(seen).hasValue(before);
        exchange(request(twins.usual.uid(), USUAL.formatted("pour"), cookie));
        assertThat(seen).hasValue(before + 1);

        assertThat(twins.same("pour", cookie)).contains("\"choice\":\"pour\"");
        assertThat(twins.same("contre", cookie)).contains("\"contre\":1");
        assertThat(twins.same("abstention", "Cookie: " + voters.aVoter())).contains("\"total\":2");
    }

    @Test
    void what_a_browser_says_beside_it_changes_nothing_or_the_same() throws Exception {
        Twins twins = Twins.open();
        String cookie = voters.aVoter();
        String origin = "Origin: " + server.getURI().resolve("/").toString().replaceAll("/$", "");
        for (String[] fields : new String[][] {
            {"Accept: */*"},
            {"Accept: text/html"},
            {"Accept-Encoding: gzip, br"},
            {"Accept-Language: en"},
            {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors"},
            {"Sec-Fetch-Site: cross-site"},
            {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"},
            {origin},
            {"Origin: https://other.example"},
            {"X-Forwarded-For: 192.0.2.7"},
            {"X-HTTP-Method-Override: DELETE"},
            {"Idempotency-Key: \"one\""},
            {"Idempotency-Key: \"one\"", "Idempotency-Key: \"two\""},
            {"Idempotency-Key: é"},
            {"Cookie: other=1"},
        }) {
            List<String> all = new ArrayList<>(List.of(fields));
            all.add("Cookie: " + cookie);
            twins.same("pour", all.toArray(String[]::new));
        }
        twins.same("pour", "Cookie: theme=sombre; " + cookie + "; x=y=z");
        twins.same("pour", "Cookie: " + cookie + "; " + voters.aVoter());
        twins.same("pour", "Cookie: " + cookie + ";x=\"a\"");
    }

    @Test
    void a_refusal_is_the_usual_one() throws Exception {
        Twins twins = Twins.open();
        String cookie = "Cookie: " + voters.aVoter();
        assertThat(twins.same("pour")).startsWith("HTTP/1.1 403 ");
        assertThat(twins.same("pour", "Cookie: " + voters.aVoterWithoutPass())).startsWith("HTTP/1.1 403 ");
        assertThat(twins.same("pour", cookie + "A")).startsWith("HTTP/1.1 403 ");

        String key = "Idempotency-Key: \"k\"";
        assertThat(twins.same("pour", cookie, key)).startsWith("HTTP/1.1 200 ");
        assertThat(twins.same("contre", cookie, key)).startsWith("HTTP/1.1 422 ");
        assertThat(twins.same("contre", cookie)).startsWith("HTTP/1.1 200 ");
        assertThat(twins.same("pour", cookie, key)).startsWith("HTTP/1.1 409 ");

        fixtures.close(twins.plain);
        fixtures.close(twins.usual);
        assertThat(twins.same("pour", cookie)).startsWith("HTTP/1.1 409 ");
        assertThat(twins.same("pour", cookie, "Accept-Language: en")).contains("closed");
    }

    @Test
    void a_refusal_costs_a_network_no_more_than_the_usual_one() throws Exception {
        Twins twins = Twins.open();
        fixtures.close(twins.plain);
        String cookie = "Cookie: " + voters.aVoter();
        int first = left(exchange(request(twins.usual.uid(), USUAL.formatted("pour"), cookie)));
        int second = left(exchange(request(twins.plain.uid(), PLAIN.formatted("pour"), cookie)));
        int third = left(exchange(request(twins.usual.uid(), USUAL.formatted("pour"), cookie)));
        // tokens come back all the time, and others may ask for something
        assertThat(first - second).isLessThanOrEqualTo(1);
        assertThat(second - third).isLessThanOrEqualTo(1);
    }

    private static int left(String answer) {
        Matcher left =
                Pattern.compile("(?i)\r\nratelimit: \"ecriture\";r=(\\d+);").matcher(answer);
        assertThat(left.find()).isTrue();
        return Integer.parseInt(left.group(1));
    }

    @Test
    void any_byte_of_the_head_that_is_another_has_the_same_effect() throws Exception {
        Twins twins = Twins.open();
        Random random = new Random(21);
        String[] fields = {
            "Cookie: " + voters.aVoter(),
            "Accept: application/json",
            "Sec-Fetch-Site: same-origin",
            "Idempotency-Key: \"k\""
        };
        int answered = 0;
        for (int i = 0; i < 300; i++) {
            String plain = request(twins.plain.uid(), PLAIN.formatted("pour"), fields);
            String usual = request(twins.usual.uid(), USUAL.formatted("pour"), fields);
            int place = random.nextInt(plain.indexOf("\r\n\r\n"));
            if (place >= plain.indexOf("/api") && place <= plain.indexOf("/ballot")
                    || plain.startsWith("Content-Length", plain.lastIndexOf('\n', place) + 1)) {
                // another uid is another urn, and another length another body
                continue;
            }
            char other = (char) (random.nextBoolean() ? plain.charAt(place) ^ 0x20 : random.nextInt(1, 127));
            String fast = exchange(plain.substring(0, place) + other + plain.substring(place + 1));
            String slow = exchange(usual.substring(0, place) + other + usual.substring(place + 1));
            assertThat(told(fast, twins.plain))
                    .as("byte %s as %s", place, (int) other)
                    .isEqualTo(told(slow, twins.usual));
            answered += fast.startsWith("HTTP/1.1 200") ? 1 : 0;
        }
        assertThat(answered).isPositive();
    }

    @Test
    void answers_keep_the_order_of_their_requests() throws Exception {
        Twins twins = Twins.open();
        String uid = twins.plain.uid();
        String first = request(uid, PLAIN.formatted("pour"), "Cookie: " + voters.aVoter());
        String tally = "GET /api/v1/scrutins/" + uid + "/tally HTTP/1.1\r\nHost: voix\r\n\r\n";
        String second = request(uid, PLAIN.formatted("contre"), "Cookie: " + voters.aVoter());
        try (Socket socket = new Socket("localhost", server.getPort())) {
            socket.setSoTimeout(20_000);
            RawHttp.write(socket, first + tally + second + tally);
            InputStream in = socket.getInputStream();
            assertThat(RawExchange.answer(in)).startsWith("HTTP/1.1 200 ").contains("\"choice\":\"pour\"");
            assertThat(RawExchange.answer(in)).startsWith("HTTP/1.1 200 ").doesNotContain("receipt");
            assertThat(RawExchange.answer(in)).startsWith("HTTP/1.1 200 ").contains("\"choice\":\"contre\"");
            assertThat(RawExchange.answer(in)).startsWith("HTTP/1.1 200 ").doesNotContain("receipt");
        }
    }

    @Test
    void one_that_comes_in_pieces_is_the_same() throws Exception {
        String uid = Twins.open().plain.uid();
        String whole = request(uid, PLAIN.formatted("pour"), "Cookie: " + voters.aVoter());
        int before = seen.get();
        try (Socket socket = new Socket("localhost", server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
            for (int i = 0; i < whole.length(); i += 40) {
                RawHttp.write(socket, whole.substring(i, Math.min(whole.length(), i + 40)));
                Thread.sleep(5);
            }
            assertThat(RawExchange.answer(socket.getInputStream()))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"choice\":\"pour\"");
        }
        assertThat(seen).hasValue(before);
    }

    private static String request(String uid, String body, String... fields) {
        String beside = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
        return "PUT /api/v1/scrutins/" + uid + "/ballot HTTP/1.1\r\nHost: voix\r\n" + beside
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String exchange(String request) throws IOException {
        return RawExchange.send(server.getPort(), request);
    }

    /** All that an answer says, but for what is of its moment or its urn. */
    private static Map<String, String> told(String answer, Scrutin scrutin) {
        Map<String, String> told = RawExchange.told(answer);
        told.computeIfPresent(
                "body",
                (name, body) -> body.replace(scrutin.uid(), "UID")
                        .replaceAll("UID (.) (.) [A-Za-z0-9_-]{43}", "UID $1 $2 COMMITMENT")
                        .replaceAll("\"(leafHash|secret|root|at)\":\"[^\"]*\"", "\"$1\":…"));
        return told;
    }
}
