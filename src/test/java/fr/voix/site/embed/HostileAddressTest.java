package fr.voix.site.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** An address is read and never followed, whatever it is. */
@MicronautTest(transactional = false)
@Isolated("watches every connection of the process")
class HostileAddressTest {

    private static final String UID = "AMANR5L17PO59048B2247P0D1N001115";

    @Inject
    EmbeddedServer server;

    @Property(name = "datasources.default.url")
    String database;

    @Test
    void no_address_makes_the_service_ask_anybody_anything() throws Exception {
        var asked = new CopyOnWriteArrayList<URI>();
        var before = ProxySelector.getDefault();
        ProxySelector.setDefault(new Watch(asked));
        // whoever is led there by an address below gets in, and is seen
        try (var trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var hostile = hostile(trap.getLocalPort());
            assertThat(hostile).hasSizeGreaterThanOrEqualTo(50);
            var client =
                    HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
            for (var one : hostile.entrySet()) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(
                                        server.getURI() + "/oembed?url=" + URLEncoder.encode(one.getKey(), UTF_8)))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(one.getValue());
                assertThat(answer.body()).as(one.getKey()).doesNotContain("iframe", "Exception", "127.0.0.1", "trap");
                assertThat(answer.headers().map().keySet()).doesNotContain("x-injected");
            }
            trap.setSoTimeout(1);
            assertThat(accepts(trap)).as("somebody came").isFalse();
        } finally {
            ProxySelector.setDefault(before);
        }
        // the pool may need another connection meanwhile
        var pool = URI.create(database.substring("jdbc:".length())).getPort();
        assertThat(asked).allMatch(one -> one.getScheme().equals("socket") && one.getPort() == pool);
    }

    /** Where there is no client there is no request. */
    @Test
    void the_package_has_nothing_to_ask_with() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "io.micronaut.http.client..", "java.nio.channels..", "io.netty..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(URL|URLConnection|HttpURLConnection|Socket|InetAddress|InetSocketAddress)")
                .orShould()
                .callMethod(URI.class, "toURL")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("fr.voix.site.embed"));
    }

    /** With the status that each gets: 400 is no address as RFC 3986 has it, 404 one that is not ours. */
    private Map<String, Integer> hostile(int trap) {
        int own = server.getPort();
        var page = "/scrutins/" + UID;
        var addresses = new java.util.LinkedHashMap<String, Integer>();
        for (var elsewhere : List.of(
                "http://localhost:" + trap + page,
                "http://127.0.0.1:" + trap + page,
                "https://localhost:" + trap + page,
                "http://127.0.0.1:" + own + page,
                "http://2130706433:" + trap + page,
                "http://0x7f000001:" + trap + page,
                "http://0177.0.0.1:" + trap + page,
                "http://127.1:" + trap + page,
                "http://[::1]:" + trap + page,
                "http://[::ffff:127.0.0.1]:" + trap + page,
                "http://[::ffff:7f00:1]:" + own + page,
                "http://0.0.0.0:" + trap + page,
                "http://169.254.169.254/latest/meta-data/",
                "http://localhost.:" + own + page,
                "http://localhost.evil.example:" + own + page,
                "http://127.0.0.1.nip.io:" + trap + page,
                "http://rebind.evil.example" + page,
                "http://xn--lcalhost-3xe:" + own + page,
                "http://localhost:" + own + "@127.0.0.1:" + trap + page,
                "http://user@localhost:" + own + page,
                "http://user:pass@localhost:" + own + page,
                "http://@localhost:" + own + page,
                "http://localhost%00.evil.example:" + own + page,
                "http://localhost%2eevil.example:" + own + page,
                "http://localhost:" + own + "%40127.0.0.1:" + trap + page,
                "http://localhost" + page,
                "http://localhost:" + page,
                "http:localhost:" + own + page,
                "http:/localhost:" + own + page,
                "http:///localhost:" + own + page,
                "https://localhost:" + own + page,
                "ftp://localhost:" + trap + page,
                "gopher://127.0.0.1:" + trap + "/_GET%20/",
                "dict://127.0.0.1:" + trap + "/stats",
                "ldap://127.0.0.1:" + trap + "/",
                "file:///etc/passwd",
                "file://localhost:" + own + page,
                "jar:http://127.0.0.1:" + trap + "/a.jar!/",
                "netdoc:///etc/passwd",
                "data:text/html,hello",
                "javascript:alert(1)",
                "mailto:a@localhost",
                "urn:isbn:1",
                "view-source:http://127.0.0.1:" + trap + "/",
                "http://localhost:" + own + page + "%2f..%2f..%2fmoderation",
                "http://localhost:" + own + "/embed/../moderation/../scrutins/" + UID,
                "http://localhost:" + own + "//127.0.0.1:" + trap + page,
                "http://localhost:" + own + "/%6doderation/bureau",
                "http://localhost:" + own + "/oembed?url=http://127.0.0.1:" + trap + "/",
                "http://localhost:" + own + "/dyn/dyn/17/amendements/2247/CION_FIN/CF1",
                "http://localhost:" + own + "/amendements?texte=" + UID + "'--")) {
            addresses.put(elsewhere, 404);
        }
        for (var unreadable : List.of(
                "//127.0.0.1:" + trap + page,
                "//localhost:" + own + page,
                page,
                "localhost",
                "http://",
                "http://[::1",
                "http://[fe80::1%25lo]:x" + page,
                "http://localhost:" + own + "\\@127.0.0.1:" + trap + page,
                "http:\\\\127.0.0.1:" + trap + page,
                "http://127.0.0.1:" + trap + page + "\r\nX-Injected: 1",
                "http://localhost:" + own + page + "\u0000",
                " http://localhost:" + own + page,
                "\thttp://127.0.0.1:" + trap + page,
                "http://lоcalhost:" + own + page,
                "http://①②⑦.⓪.⓪.①:" + trap + page,
                "http://localhost。evil.example" + page,
                "http://localhost:" + own + "/scrutins/<script>",
                "http://localhost:" + own + "/scrutins/%zz",
                "http://localhost:" + own + page + "?" + "a".repeat(2_000),
                "%68ttp://127.0.0.1:" + trap + page)) {
            addresses.put(unreadable, 400);
        }
        return addresses;
    }

    private static boolean accepts(ServerSocket trap) throws IOException {
        try {
            trap.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    private static final class Watch extends ProxySelector {

        private final List<URI> asked;

        Watch(List<URI> asked) {
            this.asked = asked;
        }

        @Override
        public List<Proxy> select(URI uri) {
            asked.add(uri);
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            asked.add(uri);
        }
    }
}
