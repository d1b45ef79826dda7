package fr.voix.urn.proof;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestDatabase;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.urn.note.AlteredAccountTest;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An act in the middle of the account is altered beneath a service that runs: nothing that is signed moves, and readers are told. */
class ToldAccountTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void page_feed_and_api_say_so_within_five_seconds_to_people_and_to_programs() throws Exception {
        try (EmbeddedServer service = TestServer.start(Map.of(
                "voix.serving", "true",
                "voix.urn.notes", folder.resolve("urn-notes").toString(),
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()))) {
            AlteredAccountTest.appendThreeActs(service.getApplicationContext());
            await(service, "\"sequence\":3");
            for (String page : List.of("/journal", "/en/journal")) {
                assertThat(get(service, page)).doesNotContain("role=\"alert\"");
            }
            alter();
            long altered = System.nanoTime();
            String account = await(service, "contradiction");
            assertThat(Duration.ofNanos(System.nanoTime() - altered)).isLessThan(SOON);
            assertThat(account)
                    .contains("\"contradiction\":{\"kind\":\"altered\",\"entry\":2,\"fr\":\"")
                    .contains("l’acte n°\u00a02 a été modifié", "entry no.\u00a02 was altered")
                    .doesNotContain("\"note\"", "\"expected\"");
            assertThat(get(service, "/journal")).contains("role=\"alert\"", "l’acte n°\u00a02 a été modifié");
            assertThat(get(service, "/en/journal")).contains("role=\"alert\"", "entry no.\u00a02 was altered");
            assertThat(get(service, "/journal/flux.atom")).contains("l’acte n°\u00a02 a été modifié");
        }
    }

    /** The account as the API gives it, once it says so. */
    private String await(EmbeddedServer service, String said) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        String account = get(service, "/api/v1/journal");
        while (!account.contains(said) && System.nanoTime() < deadline) {
            Thread.sleep(50);
            account = get(service, "/api/v1/journal");
        }
        return account;
    }

    private void alter() throws Exception {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            assertThat(statement.executeUpdate("update audit_entry set reason = 'Non vu.' where sequence = 2"))
                    .isEqualTo(1);
        }
    }

    private String get(EmbeddedServer service, String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(service.getURI() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
