package fr.voix.retention;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.mail.PostBox;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.Signatory;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody votes, signs, follows and erases it all; then the memory of the process that served her is searched. */
@Tag("long")
class ErasedMemoryTest {

    private static final String PEPPER = "5d0c9a8e7f61b2430d9e8c7b6a5f4e3d";
    private static final String COOKIE_KEY = "b81f36a2c94d7e05f2a6103b9dc8e754";

    /** Counts of limits and crowds, under keyed hashes; why, and for how long, is in {@code retention.md}. */
    private static final Set<String> STAYS = Set.of(
            "ballot.voter_key",
            "load_count.key",
            "load_count.key, encoded",
            "network_key.key",
            "origin_mark.marks",
            "signature.address_key");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    private URI uri;
    private String scrutin;
    private long petition;

    @Test
    void nothing_of_whoever_was_erased_is_in_a_dump_of_the_heap() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        prepare(database);
        try (PostBox post = PostBox.open();
                ServiceProcess service = new ServiceProcess(folder)) {
            uri = service.uri();
            environment.putAll(RealService.settings(database));
            post.properties()
                    .forEach((name, value) ->
                            environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString()));
            environment.putAll(Map.of(
                    "VOIX_PUBLIC_URL",
                    uri.toString(),
                    "VOIX_PEPPER",
                    PEPPER,
                    "VOIX_COOKIE_KEY",
                    COOKIE_KEY,
                    "VOIX_SMTP_TLS",
                    "none",
                    "VOIX_TRUSTED_PROXIES",
                    "127.0.0.0/8",
                    "VOIX_LEAVING_FOR",
                    "0s",
                    "VOIX_URN_NOTES",
                    folder.resolve("notes").toString()));
            environment.forEach(service::set);
            service.start();
            Map<String, Set<String>> ofOthers = values(database);
            Erasure erasure = takePart(post);
            Map<String, Set<String>> planted = values(database);
            ofOthers.forEach((column, values) -> planted.get(column).removeAll(values));
            Traces traces = ErasedPersonTest.traces(planted, PEPPER.getBytes(US_ASCII));
            assertThat(found(service, traces))
                    .as("the search finds what is there")
                    .isNotEmpty();
            erasure.take();
            othersComeAndGo();
            assertThat(found(service, traces)).allMatch(STAYS::contains);
        }
    }

    private static Map<String, Set<String>> values(TestDatabase.Database database) throws Exception {
        try (Connection connection = database.connect()) {
            return ErasedPersonTest.valuesOfPeople(connection);
        }
    }

    /** What must be there, by whoever else. */
    private void prepare(TestDatabase.Database database) {
        try (EmbeddedServer service = TestServer.start(Map.of(
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password(),
                "voix.pepper", PEPPER))) {
            scrutin = service.getApplicationContext()
                    .getBean(Fixtures.class)
                    .anOpenScrutin()
                    .uid();
            service.getApplicationContext().getBean(ScrutinFixture.class).aScrutin();
            petition = service.getApplicationContext()
                    .getBean(Petitions.class)
                    .anOpenOne()
                    .id();
        }
    }

    private interface Erasure {
        void take() throws Exception;
    }

    private Erasure takePart(PostBox post) throws Exception {
        String voter = aVoter();
        assertThat(ballot(voter, ErasedPersonTest.NETWORK, ErasedPersonTest.BROWSER, "PUT"))
                .isEqualTo(200);
        Signatory browser = browser(voter, ErasedPersonTest.NETWORK, ErasedPersonTest.BROWSER);
        assertThat(browser.sign(petition, Signatory.form(ErasedPersonTest.NAME, ErasedPersonTest.MAIL))
                        .statusCode())
                .isEqualTo(303);
        var signing = post.await(ErasedPersonTest.MAIL);
        String confirmation = signing.links().stream()
                .filter(url -> url.contains("/signatures/") && !url.contains("/retrait"))
                .findFirst()
                .orElseThrow();
        assertThat(browser.post(confirmation, Map.of()).statusCode()).isEqualTo(303);
        post.forget();
        var wish = Map.of(
                "texte",
                ErasedPersonTest.TEXTE,
                "mail",
                ErasedPersonTest.MAIL,
                "frequence",
                "weekly",
                "consentement",
                "oui");
        assertThat(browser.post("/suivre", wish).statusCode()).isEqualTo(303);
        var followed = browser.post(post.await(ErasedPersonTest.MAIL).link("/confirmation/"), Map.of());
        Matcher stop = Pattern.compile("href=\"([^\"]*/suivre/arret/[^\"]+)\"")
                .matcher(browser.follow(followed).body());
        assertThat(stop.find()).isTrue();
        return () -> {
            assertThat(ballot(voter, ErasedPersonTest.NETWORK, ErasedPersonTest.BROWSER, "DELETE"))
                    .isEqualTo(200);
            assertThat(browser.post(signing.link("/retrait"), Map.of()).statusCode())
                    .isLessThan(400);
            assertThat(browser.post(stop.group(1), Map.of()).statusCode()).isLessThan(400);
        };
    }

    /** Buffers of connections are written over by whoever comes next. */
    private void othersComeAndGo() throws Exception {
        for (int i = 0; i < 60; i++) {
            String network = "198.51.100." + i;
            String voter = aVoter();
            assertThat(ballot(voter, network, "other", "PUT")).isEqualTo(200);
            Map<String, String> form = Signatory.form("x".repeat(80) + i, "y".repeat(60) + i + "@voix.example");
            browser(voter, network, "other").sign(petition, form);
        }
    }

    private Signatory browser(String voter, String network, String agent) {
        return new Signatory(uri, "X-Forwarded-For", network, "User-Agent", agent, "Cookie", voter);
    }

    private static String aVoter() {
        Instant now = Instant.now();
        return TestVoters.cookie(
                COOKIE_KEY.getBytes(US_ASCII),
                random(),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofMinutes(10)));
    }

    private static byte[] random() {
        UUID id = UUID.randomUUID();
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private int ballot(String voter, String network, String agent, String method) throws Exception {
        String form = "{\"choice\":\"pour\",\"nonce\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(random()) + "\",\"consent\":true}";
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/api/v1/scrutins/" + scrutin + "/ballot"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", network)
                .header("User-Agent", agent)
                .header("Cookie", voter)
                .method(method, method.equals("PUT") ? BodyPublishers.ofString(form) : BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** In what is left once all garbage is collected. */
    private Set<String> found(ServiceProcess service, Traces traces) throws Exception {
        Path dump = folder.resolve("heap.hprof");
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(service.pid()),
                        "GC.heap_dump",
                        dump.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), US_ASCII);
        assertThat(jcmd.waitFor()).as(said).isZero();
        Set<String> found = new TreeSet<>(traces.in(Files.readAllBytes(dump)));
        Files.delete(dump);
        return found;
    }
}
