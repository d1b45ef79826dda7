package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CuttableProxy;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.parliament.opendata.SampleImport;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers get while the line to the database is cut. */
class PagesWithoutDatabaseTest {

    private static final String BY_UID = "/scrutins/AMANR5L17PO59048B2247P0D1N001115";
    private static final String NEVER_OPENED = "/en/themes";
    private static final String[] OPENED = {
        "/", "/amendements", "/amendements?q=eau", "/17/amendements/2247/CION_FIN/CF1115", "/themes", "/methode"
    };

    private final HttpClient http = HttpClient.newHttpClient();
    private CuttableProxy line;
    private EmbeddedServer server;

    @BeforeEach
    void start() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        URI address = URI.create(database.url().substring("jdbc:".length()));
        line = new CuttableProxy(address.getPort());
        server = TestServer.start(Map.of(
                "datasources.default.url",
                database.url().replace(address.getAuthority(), "127.0.0.1:" + line.port()),
                "datasources.default.username",
                database.user(),
                "datasources.default.password",
                database.password(),
                "datasources.default.connection-timeout",
                1000,
                "voix.limits.enabled",
                false));
        server.getApplicationContext().getBean(SampleImport.class).load();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        line.close();
    }

    @Test
    void what_was_opened_is_still_read_and_quickly() throws Exception {
        var pages = new HashMap<String, String>();
        for (var path : OPENED) {
            pages.put(path, get(path).body());
        }
        assertThat(get(BY_UID).statusCode()).isEqualTo(302);

        line.cut();
        Thread.sleep(1100); // nothing kept is fresh any more
        var refused = get(NEVER_OPENED);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        var since = System.nanoTime();
        for (var path : OPENED) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isEqualTo(pages.get(path));
        }
        var redirect = get(BY_UID);
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location")).hasValue("/17/amendements/2247/CION_FIN/CF1115");
        assertThat(Duration.ofNanos(System.nanoTime() - since))
                .as("far less than the pool's two seconds for each")
                .isLessThan(Duration.ofSeconds(8));

        line.mend();
        assertThat(eventually(NEVER_OPENED)).as("without a restart").isEqualTo(200);
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    private int eventually(String path) throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            int status = get(path).statusCode();
            if (status != 503) {
                return status;
            }
            Thread.sleep(250);
        }
        return 503;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(server.getURI().resolve(path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }
}
