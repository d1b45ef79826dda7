package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CuttableProxy;
import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PostgreSQL commits a ballot, and the line breaks before it can say so. */
class LostAnswerTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whoever_may_have_voted_is_not_told_that_nothing_was_recorded() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        URI address = URI.create(database.url().substring("jdbc:".length()));
        try (CuttableProxy line = new CuttableProxy(address.getPort());
                EmbeddedServer server = TestServer.start(Map.of(
                        "datasources.default.url",
                        database.url().replace(address.getAuthority(), "127.0.0.1:" + line.port()),
                        "datasources.default.username",
                        database.user(),
                        "datasources.default.password",
                        database.password()))) {
            Scrutin scrutin =
                    server.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
            TestVoters voters = server.getApplicationContext().getBean(TestVoters.class);
            String cookie = voters.aVoter();
            URI ballot = server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot");

            // with the key of the day and the scrutin known, the next thing to be committed is a ballot
            assertThat(put(ballot, voters.aVoter()).statusCode()).isEqualTo(200);
            line.loseAnswersTo("COMMIT");
            line.reset();
            HttpResponse<String> unheard = put(ballot, cookie);
            line.mend();

            assertThat(unheard.statusCode()).isEqualTo(503);
            assertThat(unheard.headers().firstValue("Retry-After")).isPresent();
            assertThat(unheard.body())
                    .contains("/api/v1/problems/outcome-unknown", "peut-être")
                    .doesNotContain("Rien n’a été enregistré");
            HttpResponse<String> again = put(ballot, cookie);
            for (int attempt = 0; attempt < 20 && again.statusCode() == 503; attempt++) {
                Thread.sleep(250);
                again = put(ballot, cookie);
            }
            assertThat(again.body()).as("it was recorded, once").contains("\"total\":2", "\"index\":2,");
        }
    }

    private HttpResponse<String> put(URI ballot, String cookie) throws Exception {
        String form = "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}";
        return http.send(
                HttpRequest.newBuilder(ballot)
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
