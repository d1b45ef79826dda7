package fr.voix.site.embed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import fr.voix.Fixtures;
import fr.voix.TestServer;
import fr.voix.browser.Chromium;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.signature.Petitions;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnStopping;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The five examples of {@code src/docs/client.md}, as they stand there, on a page of somebody else. */
class ClientTest {

    private static final String THEME = "sport-vie-associative";
    private static final Pattern EXAMPLE = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL);

    /** Those that are always answered: what may be absent has a question mark. */
    private static final Pattern FIELD = Pattern.compile("(?m)^  (\\w+):");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Chromium chromium;
    private static EmbeddedServer server;
    private static String voix;
    private static List<String> examples;
    private static Scrutin scrutin;
    private static long petition;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        server = TestServer.start(Map.of("voix.limits.enabled", "false"));
        voix = "http://localhost:" + server.getPort();
        examples = EXAMPLE.matcher(Files.readString(Path.of("src/docs/client.md")))
                .results()
                .map(example -> example.group(1))
                .toList();
        scrutin = bean(Fixtures.class).anOpenScrutin();
        Scrutin other = bean(Fixtures.class).anOpenScrutin();
        petition = bean(Petitions.class).anOpenOne().id();
        bean(TestBallots.class).cast(scrutin, 3);
        bean(TestBallots.class).cast(other, 2);
        for (Scrutin one : List.of(scrutin, other)) {
            bean(ThemeService.class)
                    .classify(one.uid(), List.of(THEME), bean(Fixtures.class).aModerator(), null);
        }
        bean(UrnPublishing.class).publish();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void each_example_does_on_another_site_what_it_says() throws Exception {
        assertThat(examples).hasSize(5);
        try (var newsroom = new HostSite(
                "script-src " + voix + " 'nonce-x'; connect-src " + voix,
                "<!doctype html><html lang=\"fr\"><title>Le Courrier</title><p id=\"result\"></p></html>")) {
            run(newsroom, 0, "3 : 1 pour, 1 contre, 1 abstention. Ce n’est pas un sondage", page -> {});
            run(newsroom, 1, "3 voix", page -> {
                bean(TestBallots.class).cast(scrutin, 1);
                shows(page, "4 voix");
                bean(UrnStopping.class).stop(Contradiction.of(scrutin.uid(), "is not what its leaves say"));
                shows(page, "Décompte retiré");
                bean(UrnStopping.class).sync();
                bean(UrnStopping.class).release(scrutin.uid(), "a test");
                bean(UrnPublishing.class).publish();
            });
            run(newsroom, 2, " : 4, ", page -> shows(page, " : 2"));
            run(newsroom, 3, "0 signatures", page -> {});
            bean(PetitionFixture.class).hide(petition, true);
            run(newsroom, 3, "Cette pétition n’est pas publique", page -> {});
            bean(PetitionFixture.class).hide(petition, false);
            run(newsroom, 4, "404 ", page -> shows(page, "jamais"));
        }
    }

    @Test
    void the_types_name_what_is_answered() throws Exception {
        String types = get("/client/voix.d.ts").body();
        assertThat(fieldsOf(types, "Tally"))
                .containsExactlyInAnyOrderElementsOf(answered("/api/v1/scrutins/" + scrutin.uid() + "/tally"));
        assertThat(fieldsOf(types, "PetitionTally"))
                .containsExactlyInAnyOrderElementsOf(answered("/api/v1/petitions/" + petition + "/tally"));
        assertThat(get("/client/voix.js").headers().allValues("Cache-Control")).containsExactly("public, max-age=300");
        String imported = get("/embed/frame.js").body().replaceFirst("(?s).* from '([^']+)'.*", "$1");
        assertThat(get(imported).headers().allValues("Cache-Control"))
                .as(imported)
                .containsExactly("public, max-age=31536000, immutable");
    }

    private interface Step {
        void on(Page page) throws Exception;
    }

    private static void run(HostSite newsroom, int example, String expected, Step then) throws Exception {
        try (var reader = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = reader.newPage();
            page.navigate(newsroom.address());
            page.evaluate(
                    """
                    (text) => {
                      const script = document.createElement('script');
                      script.type = 'module';
                      script.nonce = 'x';
                      script.textContent = text;
                      document.body.append(script);
                    }""",
                    examples.get(example)
                            .replace("https://voix.example", voix)
                            .replace("AMANR5L17PO59048B2247P0D1N001115", scrutin.uid())
                            .replace("followPetition(12", "followPetition(" + petition));
            shows(page, expected);
            then.on(page);
        }
    }

    private static void shows(Page page, String text) {
        assertThat(page.locator("#result")).containsText(text);
    }

    private static List<String> fieldsOf(String types, String name) {
        String body = types.replaceFirst("(?s).*interface " + name + " \\{\n(.*?)\n}.*", "$1");
        return FIELD.matcher(body)
                .results()
                .map((MatchResult field) -> field.group(1))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Iterable<String> answered(String path) throws Exception {
        return bean(JsonMapper.class).readValue(get(path).body(), Map.class).keySet();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(voix + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }
}
