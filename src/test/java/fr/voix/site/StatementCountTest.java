package fr.voix.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.theme.ScrutinFixture;
import fr.voix.theme.ThemeService;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However much stands on a page, it is asked for in a few statements. */
@MicronautTest(transactional = false)
@Property(name = CountedStatements.ON, value = "true")
@Property(name = "voix.urn.publishing", value = "false")
class StatementCountTest {

    @Inject
    EmbeddedServer server;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "/themes, 6",
        "/themes/sante, 9",
        "/themes/sante/flux.atom, 6",
        "/journal, 8",
        "/journal/flux.atom, 6",
        "/api/v1/journal, 6",
        "/api/v1/themes, 2",
    })
    void a_page_of_many_asks_no_more_often_than_a_page_of_few(String path, long most) throws Exception {
        var nadia = fixture.aModerator();
        themes.classify(fixture.aScrutin(), List.of("sante"), nadia, null);
        get(path);
        themes.classify(fixture.aScrutin(), List.of("sante"), nadia, null);
        long few = counted(path);
        for (int i = 0; i < 18; i++) {
            themes.classify(fixture.aScrutin(), List.of("sante", "justice"), nadia, "Vu.");
        }

        assertThat(counted(path)).isEqualTo(few).isPositive().isLessThanOrEqualTo(most);
    }

    private long counted(String path) throws Exception {
        long before = CountedStatements.count();
        get(path);
        return CountedStatements.count() - before;
    }

    private void get(String path) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
