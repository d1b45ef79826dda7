package fr.voix.petition.signing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
import fr.voix.base.plain.RawExchange;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.SignatureTables;
import fr.voix.petition.signature.TestSignatures;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is read without Micronaut is answered as Micronaut answers it. The same form with a field more in it goes the usual way, so each
 * request has a twin; and what was confirmed may be confirmed again.
 */
class PlainConfirmingTest {

    private static final String PLAIN = "alea=AAECAwQFBgcICQoLDA0ODw";
    private static final String USUAL = "x=&" + PLAIN;

    private static EmbeddedServer server;
    private static Petitions petitions;
    private static TestSignatures signatures;
    private static SignatureTables tables;
    private static AtomicInteger seen;

    /** Sees what goes the usual way. */
    @ServerFilter({"/signatures/*", "/en/signatures/*"})
    @Requires(property = "test.usual-confirmations", value = "true")
    static class UsualFilter {

        private final AtomicInteger seen = new AtomicInteger();

        @RequestFilter
        void see() {
            seen.incrementAndGet();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("test.usual-confirmations", "true", "voix.limits.enabled", "true"));
        petitions = server.getApplicationContext().getBean(Petitions.class);
        signatures = server.getApplicationContext().getBean(TestSignatures.class);
        tables = server.getApplicationContext().getBean(SignatureTables.class);
        seen = server.getApplicationContext().getBean(UsualFilter.class).seen;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_confirmation_of_our_own_page_is_answered_without_micronaut_and_as_it_would() throws Exception {
        Petition petition = petitions.anOpenOne();
        var paths = signatures.pendingPaths(petition, 4).iterator();
        for (String prefix : new String[] {"", "/en"}) {
            String fastPath = prefix + paths.next();
            String slowPath = prefix + paths.next();
            int before = seen.get();
            String fast = send(request(fastPath, PLAIN));
            assertThat(seen).hasValue(before);
            String slow = send(request(slowPath, USUAL));
            assertThat(seen).hasValue(before + 1);
            assertThat(fast)
                    .startsWith("HTTP/1.1 303 See Other\r\n")
                    .containsIgnoringCase("\r\nlocation: " + fastPath + "\r\n");
            assertThat(RawExchange.told(fast.replace(fastPath, "PATH")))
                    .isEqualTo(RawExchange.told(slow.replace(slowPath, "PATH")));
            assertThat(receipt(fastPath)).contains("\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\"");
            String receipt = receipt(fastPath);
            same(fastPath);
            assertThat(receipt(fastPath)).isEqualTo(receipt);
        }
        assertThat(tables.rowsOf(petition)).isEqualTo("0+4");
        assertThat(tables.leavesOf(petition)).hasSize(5);
    }

    @Test
    void without_javascript_the_service_draws_the_nonce() throws Exception {
        String path = signatures.pendingPaths(petitions.anOpenOne(), 1).getFirst();
        int before = seen.get();
        assertThat(send(request(path, "alea="))).startsWith("HTTP/1.1 303 ");
        assertThat(seen).hasValue(before);
        assertThat(receipt(path)).containsPattern("\"nonce\":\"[A-Za-z0-9_-]{22}\"");
    }

    @Test
    void what_a_browser_says_beside_it_changes_nothing_or_the_same() throws Exception {
        String path = signatures.pendingPaths(petitions.anOpenOne(), 1).getFirst();
        String origin = "Origin: " + server.getURI().resolve("/").toString().replaceAll("/$", "");
        for (String[] fields : new String[][] {
            {},
            {"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"},
            {"Accept: */*"},
            {"Accept: application/json"},
            {"Accept: text/html;q=0"},
            {"Accept: text/html", "Accept: application/json"},
            {"Accept-Encoding: gzip, br"},
            {"Accept-Language: en"},
            {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: navigate", "Upgrade-Insecure-Requests: 1"},
            {"Sec-Fetch-Site: cross-site"},
            {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"},
            {origin},
            {"Origin: null"},
            {"Origin: https://other.example"},
            {"X-Forwarded-For: 192.0.2.7"},
            {"X-HTTP-Method-Override: DELETE"},
            {"Content-Encoding: gzip"},
            {"Cookie: a=b"},
            {"Content-Type: application/x-www-form-urlencoded"},
        }) {
            same(path, fields);
        }
        same("/en" + path, "Accept-Language: fr");
        same(path + "?x=1");
        same(path + "/");
        same("/fr" + path);
    }

    @Test
    void a_refusal_is_the_usual_one() throws Exception {
        Petition erased = petitions.anOpenOne();
        String path = signatures.pendingPaths(erased, 1).getFirst();
        tables.change("delete from signature where urn_id = " + erased.urnId());
        assertThat(same(path)).startsWith("HTTP/1.1 410 ");
        assertThat(same(path + "A")).startsWith("HTTP/1.1 404 ");

        Petition closed = petitions.anOpenOne();
        path = signatures.pendingPaths(closed, 1).getFirst();
        petitions.close(closed);
        assertThat(same(path)).startsWith("HTTP/1.1 409 ");
        assertThat(same("/en" + path)).contains("<html lang=\"en\"");
        assertThat(tables.rowsOf(closed)).isEqualTo("1+0");
    }

    @Test
    void any_byte_of_the_head_that_is_another_has_the_same_effect() throws Exception {
        String path = signatures.pendingPaths(petitions.anOpenOne(), 1).getFirst();
        Random random = new Random(21);
        String[] fields = {
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Sec-Fetch-Site: same-origin",
            "Origin: " + server.getURI().resolve("/").toString().replaceAll("/$", "")
        };
        int answered = 0;
        for (int i = 0; i < 300; i++) {
            String plain = request(path, PLAIN, fields);
            String usual = request(path, USUAL, fields);
            int place = random.nextInt(plain.indexOf("\r\n\r\n"));
            if (plain.startsWith("Content-Length", plain.lastIndexOf('\n', place) + 1)) {
                // another length is another body
                continue;
            }
            char other = (char) (random.nextBoolean() ? plain.charAt(place) ^ 0x20 : random.nextInt(1, 127));
            String fast = send(plain.substring(0, place) + other + plain.substring(place + 1));
            String slow = send(usual.substring(0, place) + other + usual.substring(place + 1));
            assertThat(told(fast)).as("byte %s as %s", place, (int) other).isEqualTo(told(slow));
            answered += fast.startsWith("HTTP/1.1 303") ? 1 : 0;
        }
        assertThat(answered).isPositive();
    }

    /** The same answer by both ways, which is given back. */
    private static String same(String path, String... fields) throws IOException {
        String fast = send(request(path, PLAIN, fields));
        assertThat(told(fast)).as(String.join("; ", fields)).isEqualTo(told(send(request(path, USUAL, fields))));
        return fast;
    }

    private static String receipt(String path) throws IOException {
        String answer = send("GET " + path + "/recu.json HTTP/1.1\r\nHost: voix\r\n\r\n");
        return answer.substring(answer.indexOf("\r\n\r\n"));
    }

    private static String request(String path, String body, String... fields) {
        String beside = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
        return "POST " + path + " HTTP/1.1\r\nHost: voix\r\n" + beside
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private static String send(String request) throws IOException {
        return RawExchange.send(server.getPort(), request);
    }

    private static Map<String, String> told(String answer) {
        return RawExchange.told(answer);
    }
}
