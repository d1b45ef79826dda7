package fr.voix.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Every route there is, also those that are not thought of yet, with a secret in its address, in what led to it and in its form. */
@MicronautTest(transactional = false)
@Isolated("reads what the process logs")
@Property(name = "test.planted-failure", value = "true")
@Property(name = "voix.limits.enabled", value = "false")
class SecretLinkLogTest {

    private static final String SECRET = "S3cretLinkOfSomebodyThatNobodyMayReadInALog";
    private static final String SPELT = SECRET.replace("S3", "S%33");

    private record Route(String method, String template) {}

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Level level;

    @BeforeEach
    void listen() {
        level = root.getLevel();
        // as the service does
        root.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        root.setLevel(level);
    }

    private List<Route> routes() {
        var routes = router.uriRoutes()
                .map(route -> new Route(
                        route.getHttpMethodName(), route.getUriMatchTemplate().toPathString()))
                .filter(route -> List.of("GET", "POST", "PUT", "DELETE").contains(route.method()))
                .distinct()
                .toList();
        assertThat(routes).hasSizeGreaterThan(100);
        // signatures, petitions and their sponsors, follows and what stops them, invitations, pauses: in both languages
        assertThat(routes).filteredOn(SecretLinkLogTest::hasToken).hasSizeGreaterThan(30);
        return routes;
    }

    private static boolean hasToken(Route route) {
        return route.template().contains("{token}");
    }

    private int send(Route route, String secret, boolean isFailing) throws Exception {
        var path = route.template().replaceAll("\\{[^}]*\\}", secret) + "?jeton=" + secret + "&demande=" + secret;
        var body = HttpRequest.BodyPublishers.ofString("jeton=" + secret);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                .header("Referer", "http://localhost:" + server.getPort() + "/petitions/suivi/" + secret)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(route.method(), route.method().equals("GET") ? HttpRequest.BodyPublishers.noBody() : body);
        if (isFailing) {
            request.header(PlantedFailureFilter.HEADER, "yes");
        }
        try {
            return client.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (HttpTimeoutException stream) {
            // a stream of tallies does not end
            return 0;
        }
    }

    private String logged() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void an_unexpected_failure_tells_the_route_and_never_the_secret() throws Exception {
        for (var route : routes()) {
            for (var secret : List.of(SECRET, SPELT)) {
                log.list.clear();
                int status = send(route, secret, true);
                if (hasToken(route)) {
                    assertThat(status).as("%s", route).isEqualTo(500);
                    assertThat(logged()).contains("failed: " + route.method() + " " + route.template());
                    assertThat(logged()).contains("Nothing can be done with", "PlantedFailureFilter");
                }
                assertThat(logged()).as("%s", route).doesNotContain(SECRET, SPELT);
            }
        }
    }

    @Test
    void what_goes_as_it_should_logs_no_secret_either() throws Exception {
        for (var route : routes()) {
            if (hasToken(route)) {
                send(route, SECRET, false);
                send(route, "%ff" + SECRET, false);
            }
        }
        assertThat(logged()).doesNotContain(SECRET);
    }
}
