package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What MDN's HTTP Observatory takes and gives, over one address of every kind. It gives 5 for a domain in the list that browsers
 * are shipped with; here, for asking to be in it.
 */
class ObservatoryTest {

    private static final List<String> UNSAFE =
            List.of("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", " *", "http:", "https: ", "data: 'self'");
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*\\ssrc=\"([^\"]*)\"");
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

    private static EmbeddedServer server;
    private static Petition petition;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of(
                "voix.public-url",
                "https://voix.example",
                "voix.hsts.preload",
                "true",
                "voix.limits.enabled",
                "false"));
        petition = server.getApplicationContext().getBean(Petitions.class).anOpenOne();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void every_kind_of_page_has_all_that_can_be_had() throws Exception {
        for (String path : List.of(
                "/",
                "/en",
                "/amendements",
                "/amendements?q=impôt",
                "/themes",
                "/petitions",
                petition.path(),
                "/petitions/nouvelle",
                "/petitions/suivi",
                "/petitions/suivi/x",
                "/suivre?petition=" + petition.id(),
                "/courriels/arret/x",
                "/methode",
                "/donnees-personnelles",
                "/journal",
                "/recu",
                "/mes-bulletins",
                "/qui-vote-comme-moi",
                "/qui-vote-comme-moi/dix",
                "/integrer",
                "/exports",
                "/api",
                "/formats",
                "/moderation",
                "/moderation/connexion",
                "/moderation/petitions",
                "/moderation/nulle-part",
                "/nulle-part",
                "/static/nothing",
                "/robots.txt",
                "/sitemap.xml",
                "/health",
                "/signatures/x")) {
            // the second time what is kept is answered on the way in
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = get(path.replace("ô", "%C3%B4"));
                assertThat(score(answer))
                        .as(
                                "%s %s %s",
                                path, answer.statusCode(), answer.headers().map())
                        .isEqualTo(135);
            }
        }
    }

    @Test
    void so_have_files_and_refusals_of_every_sort() throws Exception {
        String page = get("/").body();
        var files = Pattern.compile("(?:href|src)=\"(/static/[^\"]+)\"").matcher(page);
        int seen = 0;
        while (files.find()) {
            seen++;
            assertThat(score(get(files.group(1)))).as(files.group(1)).isEqualTo(135);
        }
        assertThat(seen).isGreaterThan(2);
        for (String method : List.of("POST", "PUT", "DELETE")) {
            HttpResponse<String> refused = http.send(
                    request("/suivre")
                            .method(method, HttpRequest.BodyPublishers.ofString("x"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Sec-Fetch-Site", "cross-site")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(score(refused)).as(method).isEqualTo(135);
        }
    }

    @Test
    void what_is_meant_for_other_sites_may_be_shown_there() throws Exception {
        for (String path : List.of(
                "/embed.js",
                "/embed/petitions/" + petition.id(),
                "/petitions/" + petition.id() + "/carte.png",
                "/petitions/" + petition.id() + "/flux.atom",
                "/oembed?url=https%3A%2F%2Fvoix.example%2Fpetitions%2F" + petition.id(),
                "/api/v1/openapi.yml",
                "/api/v1/themes",
                "/api/v1/petitions/" + petition.id(),
                "/api/v1/nowhere",
                "/petitions/" + petition.id() + "/urne/checkpoint")) {
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = get(path);
                assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy"))
                        .as(
                                "%s %s %s",
                                path, answer.statusCode(), answer.headers().map())
                        .containsExactly("cross-origin");
                assertThat(score(answer)).as(path).isGreaterThanOrEqualTo(120);
            }
        }
    }

    private static int score(HttpResponse<String> answer) {
        HttpHeaders headers = answer.headers();
        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        int score = 100;
        score += policy.startsWith("default-src 'none'") && UNSAFE.stream().noneMatch(directives(policy)::contains)
                ? 10
                : -25;
        score += policy.contains("frame-ancestors 'none'") ? 5 : 0;
        score += headers.firstValue("X-Content-Type-Options").orElse("").equals("nosniff") ? 0 : -5;
        score += List.of("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
                        .contains(headers.firstValue("Referrer-Policy").orElse(""))
                ? 5
                : 0;
        score += transport(headers.firstValue("Strict-Transport-Security").orElse(""));
        score += List.of("same-origin", "same-site")
                        .contains(headers.firstValue("Cross-Origin-Resource-Policy")
                                .orElse(""))
                ? 10
                : 0;
        for (String cookie : headers.allValues("Set-Cookie")) {
            score += cookie.contains("Secure") && cookie.contains("HttpOnly") && cookie.contains("SameSite") ? 0 : -20;
        }
        var scripts = SCRIPT.matcher(answer.body());
        while (scripts.find()) {
            // of our own origin alone
            score += scripts.group(1).startsWith("/") && !scripts.group(1).startsWith("//") ? 0 : -50;
        }
        return score;
    }

    /** Those that say what may be run, shown or sent; frames are judged apart. */
    private static String directives(String policy) {
        return policy.replaceFirst("; frame-ancestors [^;]*", "") + " ";
    }

    private static int transport(String header) {
        var age = MAX_AGE.matcher(header);
        if (!age.find() || Long.parseLong(age.group(1)) < 15_768_000) {
            return -10;
        }
        return header.contains("includeSubDomains") && header.contains("preload") ? 5 : 0;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(path)).header("Accept", "text/html");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }
}
