package fr.voix.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.base.guard.UnexpectedErrorHandler;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

@MicronautTest(transactional = false)
@Property(name = ProbeController.ON, value = "true")
class ErrorPagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Inject
    EmbeddedServer server;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nowhere         | text/html,application/xhtml+xml,*/*;q=0.8 | 404 | text/html",
                "/nowhere         | */*                                       | 404 | text/html",
                "/nowhere         | application/json                          | 404 | application/problem+json",
                "/nowhere         | application/problem+json                  | 404 | application/problem+json",
                "/nowhere         | application/json, text/html;q=0.5         | 404 | application/problem+json",
                "/nowhere         | application/json;q=0.1, text/html         | 404 | text/html",
                "/nowhere         | image/png                                 | 404 | text/html",
                "/page/bare       | text/html                                 | 404 | text/html",
                "/page/bug        | text/html                                 | 500 | text/html",
                "/page/bug        | application/json                          | 406 | application/problem+json",
                "/api/v1/nowhere  | text/html                                 | 404 | application/problem+json",
                "/api/v1/probe/bug| text/html,*/*;q=0.8                       | 500 | application/problem+json",
                "/api/v1/problems | */*                                       | 404 | application/problem+json",
            })
    void people_get_a_page_and_programs_a_problem(String path, String accept, int status, String type)
            throws Exception {
        HttpResponse<String> answer = get(path, accept);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).isNotEmpty().doesNotContain("hunter2");
    }

    @Test
    void a_caller_that_hangs_up_is_not_our_error() throws Exception {
        var log = (Logger) LoggerFactory.getLogger(UnexpectedErrorHandler.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.DEBUG);
        try (var socket = new Socket("localhost", server.getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 100\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        try {
            for (int i = 0; i < 1_000 && lines.list.isEmpty(); i++) {
                Thread.sleep(20);
            }
            assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.DEBUG);
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }
    }

    @Test
    void the_page_speaks_french_and_english_below_en() throws Exception {
        assertThat(get("/nowhere", BROWSER).body()).contains("lang=\"fr\"");
        assertThat(get("/en/nowhere", BROWSER).body()).contains("lang=\"en\"");
        assertThat(get("/endroit", BROWSER).body()).contains("lang=\"fr\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/nowhere                 |                       | Cette adresse n’existe pas.",
                "/api/v1/nowhere                 | fr-FR,fr;q=0.9,en;q=0.8 | Cette adresse n’existe pas.",
                "/api/v1/nowhere                 | de;q=0.9, it          | Cette adresse n’existe pas.",
                "/api/v1/nowhere                 | en-GB,en;q=0.9        | There is nothing at this address.",
                "/nowhere                        | en                    | There is nothing at this address.",
                "/en/nowhere                     | fr                    | There is nothing at this address.",
                "/api/v1/amendements?du=hier     | en                    | A parameter does not have the expected form: du.",
                "/api/v1/amendements?jour=hier   | en                    | A parameter does not exist at this address;",
                "/api/v1/scrutins/AMAN0/tally    | en                    | Nothing has this identifier here.",
                "/scrutins/AMAN0/urne/checkpoint | en                    | The published urn has nothing at this address.",
                "/scrutins/AMAN0/flux            | en                    | No scrutin has this uid.",
                "/api/v1/journal?after=-1        | en                    | A parameter does not have the expected form: after.",
            })
    void a_problem_is_in_the_language_that_a_program_asks_for(String path, String languages, String words)
            throws Exception {
        var request =
                HttpRequest.newBuilder(server.getURI().resolve(path)).header("Accept", "application/json, */*;q=0.1");
        if (languages != null) {
            request.header("Accept-Language", languages);
        }
        var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains(words);
        assertThat(String.join(", ", answer.headers().allValues("Vary"))).contains("Accept-Language");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void what_a_code_means_is_kept_in_each_language() throws Exception {
        for (int round = 0; round < 2; round++) {
            for (var one : Map.of("en", "This vote is closed.", "fr", "Ce scrutin est clos.")
                    .entrySet()) {
                var answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(server.getURI().resolve("/api/v1/problems/closed"))
                                        .header("Accept-Language", one.getKey())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).contains(one.getValue());
                assertThat(answer.headers().allValues("Vary")).contains("Accept-Language");
            }
        }
    }

    @Test
    void a_page_keeps_the_language_of_its_address() throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve("/nowhere"))
                .header("Accept", BROWSER)
                .header("Accept-Language", "en");
        assertThat(HttpClient.newHttpClient()
                        .send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("lang=\"fr\"");
    }

    @Test
    void a_bug_is_named_by_a_number_that_the_visitor_can_quote() throws Exception {
        assertThat(get("/page/bug", BROWSER).body()).containsPattern("[0-9a-f]{12}");
        assertThat(get("/api/v1/probe/bug", "application/json").body())
                .containsPattern("sous le numéro [0-9a-f]{12}\\.");
    }

    @Test
    void a_head_request_has_no_body() throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve("/nowhere"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void every_code_is_explained_at_its_own_address(ProblemType type) throws Exception {
        HttpResponse<String> answer = get("/api/v1/problems/" + type.code(), "*/*");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"type\":\"/api/v1/problems/" + type.code() + "\"")
                .contains("\"status\":" + type.status().getCode());
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
